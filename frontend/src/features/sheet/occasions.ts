import { useLingui } from "@lingui/react/macro";
import type { AudittimeFreezing } from "@/gen";
import { useFormats } from "@/lib/format";

/** What rests on a calculation, a line each: "Audit E-26-0412, 3 Dec 2026". */
export function useOccasions(): (frozen: AudittimeFreezing[] | null | undefined) => string[] {
	const { t } = useLingui();
	const { date } = useFormats();
	const said = ({ occasion, reference, at }: AudittimeFreezing) => {
		const on = date(at);
		switch (occasion) {
			case "agreement":
				return t`Agreement ${reference}, ${on}`;
			case "audit":
				return t`Audit ${reference}, ${on}`;
			case "quotation":
				return t`Quotation ${reference}, ${on}`;
		}
	};
	return (frozen) => (frozen ?? []).map(said);
}
