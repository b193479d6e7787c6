import { changeReportColumns } from "@/gen/sdk.gen";
import type { RegisterLayout, ReportColumnsView } from "@/gen/types.gen";
import { ifMatch } from "@/lib/http";
import { useBody } from "@/lib/route";
import { useSend } from "@/lib/send";

/** The part of the view that a change sends back. */
export const layoutOf = ({ approval, columns, codes }: ReportColumnsView): RegisterLayout => ({
	approval,
	columns,
	codes,
});

/** Puts another layout in the place of the one seen. */
export function useReplace(view: ReportColumnsView) {
	const body = useBody();
	return useSend((layout: RegisterLayout) =>
		changeReportColumns({
			path: { body },
			headers: { "If-Match": ifMatch(view.version) },
			body: layout,
		}),
	);
}
