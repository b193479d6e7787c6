import { queryOptions } from "@tanstack/react-query";
import { DataTable, type ListPage, type ListQuery } from "@/components/DataTable";
import { Empty } from "@/components/Empty";
import { Status, type Tone } from "@/components/Status";
import { DateRange, Days } from "@/components/Text";

interface Engagement {
	id: string;
	client: string;
	city: string;
	audit: string;
	from: string;
	to: string;
	days: number;
	tone: Tone;
	state: string;
}

const all: Engagement[] = [
	["Harbour Cold Chain Ltd", "Rotterdam", "Stage 2", "2026-10-05", "2026-10-05", 1, "quiet", "Confirmed"],
	["Tessera Ceramics SpA", "Sassuolo", "Surveillance 1", "2026-10-06", "2026-10-08", 3.5, "good", "Decided"],
	[
		"Meridian Pharma Logistics",
		"Basel",
		"Recertification",
		"2026-10-08",
		"2026-10-09",
		2.5,
		"going",
		"On site",
	],
	["苏州明远精密机械有限公司", "Suzhou", "Stage 1", "2026-10-10", "2026-10-10", 1.5, "late", "Overdue"],
	["Bluewater Data Centres", "Dublin", "Stage 2", "2026-10-17", "2026-10-21", 8, "yours", "Findings open"],
].map(([client, city, audit, from, to, days, tone, state], i) => ({
	...({ client, city, audit, from, to, days, tone, state } as Omit<Engagement, "id">),
	id: `E-26-04${i}2`,
}));

const query = (q: ListQuery) =>
	queryOptions({
		queryKey: ["gallery", q],
		queryFn: (): Promise<ListPage<Engagement>> => {
			const items = all.filter((e) => !q.q || e.client.toLowerCase().includes(q.q.toLowerCase()));
			return Promise.resolve({ items, next: "x" });
		},
	});

export function GalleryList() {
	return (
		<DataTable
			label="Engagements"
			query={query}
			columns={[
				{
					key: "client",
					title: "Client",
					render: (e) => e.client,
					sub: (e) => `${e.id} · ${e.city}`,
					sort: "client",
				},
				{ key: "audit", title: "Audit", render: (e) => e.audit },
				{ key: "on", title: "On site", render: (e) => <DateRange from={e.from} to={e.to} />, sort: "from" },
				{ key: "days", title: "Auditor days", render: (e) => <Days value={e.days} />, end: true },
				{ key: "state", title: "Status", render: (e) => <Status tone={e.tone}>{e.state}</Status> },
			]}
			rowKey={(e) => e.id}
			to={(e) => `/gallery?open=${e.id}`}
			search="Search client or reference"
			filters={[{ key: "state", label: "All statuses", options: [{ value: "late", label: "Overdue" }] }]}
			defaultSort="from"
			empty={<Empty kind="nothing" title="No engagements yet" text="They appear with the first contract." />}
		/>
	);
}
