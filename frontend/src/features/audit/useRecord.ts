import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { type SaveState, useAutosave } from "@/components/useAutosave";
import type { AuditView } from "@/gen";
import { getAuditQueryKey } from "@/gen/@tanstack/react-query.gen";
import { ifMatch } from "@/lib/http";
import { useBody } from "@/lib/route";

interface Target {
	path: { body: string; audit: string };
	headers: { "If-Match": string };
}

/**
 * Saves a part of the audit's records as it is written, always from the newest version; the page follows
 * the answer. One request at a time, a later value replaces an earlier one that was not sent.
 */
export function useRecord<T>(
	audit: AuditView,
	send: (value: T, target: Target) => Promise<{ data: AuditView }>,
): { state: SaveState; change: (value: T) => void } {
	const queries = useQueryClient();
	const body = useBody();
	const version = useRef(audit.version);
	useEffect(() => {
		version.current = Math.max(version.current, audit.version);
	}, [audit.version]);
	const path = { body, audit: audit.id };
	return useAutosave(async (value: T) => {
		const { data } = await send(value, { path, headers: { "If-Match": ifMatch(version.current) } });
		version.current = data.version;
		queries.setQueryData(getAuditQueryKey({ path }), data);
	});
}
