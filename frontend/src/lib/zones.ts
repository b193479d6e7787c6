/** The time zones by their names in the IANA database, to choose from. */
export const zones = [...new Set(["UTC", ...Intl.supportedValuesOf("timeZone")])].map((name) => ({
	value: name,
	label: name,
}));
