import { beginWithEstimate } from "@/gen/sdk.gen";
import type { ApplicationView, FeeEnquiry } from "@/gen/types.gen";
import { dropEstimate } from "@/lib/estimate";
import { ifMatch } from "@/lib/http";

/** Lets a new draft begin with what was estimated; whatever comes of it, this is tried once. */
export async function carryEstimate(
	body: string,
	{ id, version }: ApplicationView,
	{ persons, sites, persons_each }: FeeEnquiry,
) {
	dropEstimate(body);
	await beginWithEstimate({
		path: { body, application: id },
		headers: { "If-Match": ifMatch(version) },
		body: { persons, sites, persons_each },
	});
}
