import { useLingui } from "@lingui/react/macro";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Card, Stack } from "@/components/Card";
import { Checklist } from "@/components/Checklist";
import { Loaded } from "@/components/Loaded";
import { NextAction } from "@/components/NextAction";
import { Notice } from "@/components/Notice";
import { PageHead } from "@/components/PageHead";
import { UploadArea, UploadRow } from "@/components/Upload";
import { getApplicationOptions } from "@/gen/@tanstack/react-query.gen";
import type { ApplicationView } from "@/gen/types.gen";
import { useBody, useParam } from "@/lib/route";
import { useSay } from "@/lib/text";
import { useUploads } from "@/lib/upload";
import { MaterialRow } from "./MaterialRow";
import { Unassigned, useUnassigned } from "./Unassigned";

/** The checklist of materials: what is required, what was sent, what came back, and where to send it. */
export default function MaterialsPage() {
	const body = useBody();
	const id = useParam("application");
	const query = useQuery(getApplicationOptions({ path: { body, application: id } }));
	return <Loaded query={query}>{(application) => <Materials application={application} />}</Loaded>;
}

const limit = "PDF, Word, Excel, PowerPoint, PNG, JPEG, WebP, HEIC, TIFF, ZIP";

function Materials({ application }: { application: ApplicationView }) {
	const { t } = useLingui();
	const body = useBody();
	const say = useSay();
	const queries = useQueryClient();
	const loose = useUnassigned();
	const uploads = useUploads(`/api/v1/b/${body}/uploads`, (file, header) => {
		const document = header("Upload-Document");
		const same = header("Upload-Same-As");
		if (document) loose.add({ document, name: file.name, same: same && decodeURIComponent(same) });
		void queries.invalidateQueries();
	});
	const { count, categories, checklist } = application;
	const { received, required } = count;
	const send = (files: File[], item?: string, replaces?: number) =>
		uploads.add(files, {
			application: application.id,
			...(item ? { item } : {}),
			...(replaces ? { replaces: String(replaces) } : {}),
		});
	const base = `/c/${body}/applications/${application.id}`;
	return (
		<>
			<PageHead
				title={t`Materials`}
				sub={t`${received} of ${required} received`}
				back={{ to: base, label: application.reference }}
			/>
			<Stack>
				<NextAction reader="client" turn={application.turn} />
				{count.returned > 0 && (
					<Notice kind="warning">{t`Some files came back: the reason stands at each. Send it again or answer there.`}</Notice>
				)}
				<Card title={t`Send several files at once`}>
					<Stack>
						<UploadArea
							onFiles={(files) => send(files)}
							hint={t`${limit}, up to 200 MB each. Then say which item each file is for; one file may serve several.`}
						/>
						{uploads.list.length > 0 && (
							<ul style={{ padding: 0, margin: 0 }}>
								{uploads.list.map((file) => (
									<UploadRow key={file.key} file={file} onRetry={uploads.retry} onRemove={uploads.remove} />
								))}
							</ul>
						)}
						<Unassigned application={application} loose={loose} />
					</Stack>
				</Card>
				{categories.map((category) => {
					const lines = checklist.filter((line) => line.category === category.key);
					if (lines.length === 0) return null;
					const needed = lines.filter((line) => line.need === "required");
					const there = needed.filter((line) => line.state !== "missing" && line.state !== "returned");
					return (
						<Checklist
							key={category.key}
							title={say(category.title)}
							received={there.length}
							total={needed.length}
						>
							{lines.map((line) => (
								<MaterialRow key={line.key} application={application} line={line} send={send} />
							))}
						</Checklist>
					);
				})}
			</Stack>
		</>
	);
}
