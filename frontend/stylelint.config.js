const raw = [
	"/#[0-9a-f]{3,8}\\b/i",
	"/\\b(rgb|rgba|hsl|hsla|oklch)\\(/i",
	"/^(white|black|red|green|blue|grey|gray)$/i",
];

export default {
	extends: ["stylelint-config-standard"],
	rules: {
		// Colours come from the tokens of src/components/theme, or they would be wrong in the other scheme.
		"declaration-property-value-disallowed-list": {
			"/color|background|border|shadow|fill|stroke|outline/": raw,
		},
		"selector-class-pattern": "^[a-z][a-zA-Z0-9_-]*$",
		// Modules are small and states come after their parts; the cascade is read, not sorted.
		"no-descending-specificity": null,
		"selector-pseudo-class-no-unknown": [true, { ignorePseudoClasses: ["global"] }],
		"declaration-empty-line-before": null,
		"custom-property-empty-line-before": null,
		"rule-empty-line-before": null,
		"comment-empty-line-before": null,
	},
	overrides: [
		{
			files: ["src/components/theme/theme.css"],
			rules: { "declaration-property-value-disallowed-list": null },
		},
	],
};
