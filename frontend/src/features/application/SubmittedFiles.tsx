import { useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { FileLine } from "@/components/Checklist";
import { Status } from "@/components/Status";
import type { ApplicationSubmission, ApplicationView } from "@/gen/types.gen";
import { useFormats } from "@/lib/format";
import { useBody } from "@/lib/route";
import { treatmentOf, useTreatment } from "./Confidential";

/** Where the content of a file is; it comes as a download unless it is asked for in the page. */
export function contentOf(body: string, document: string): string {
	return `/api/v1/b/${body}/documents/${document}/content`;
}

interface Props {
	application: ApplicationView;
	list: ApplicationSubmission[];
	onOpen?: (submission: ApplicationSubmission) => void;
	actions?: (submission: ApplicationSubmission) => ReactNode;
}

/** The files of an item, the newest first, each with its revision and what the reviewer thinks. */
export function SubmittedFiles({ application, list, onOpen, actions }: Props) {
	const { t } = useLingui();
	const body = useBody();
	const { date } = useFormats();
	const treatment = useTreatment();
	const states = {
		received: null,
		accepted: t({ message: "Accepted", context: "file" }),
		returned: t`Returned`,
	};
	return list.map((one) => {
		const { revision, by, same_as: same } = one;
		const on = date(one.on);
		const state = states[one.state];
		return (
			<FileLine
				key={one.number}
				name={one.name}
				size={one.size}
				href={contentOf(body, one.document_id)}
				onOpen={onOpen && (() => onOpen(one))}
				note={[
					revision > 1 && t`revision ${revision}`,
					t`${by}, ${on}`,
					same && t`same content as file ${same}`,
					one.scan === "not_scanned" && t`not scanned for malware`,
					one.scan === "clean" && t`scanned, nothing found`,
					...treatment(treatmentOf(application, one.document_id)),
				]
					.filter(Boolean)
					.join(" · ")}
				actions={
					<>
						{state && <Status tone={one.state === "accepted" ? "good" : "late"}>{state}</Status>}
						{actions?.(one)}
					</>
				}
			/>
		);
	});
}
