import { useQuery } from "@tanstack/react-query";
import { getAreasOptions, listSectorsOptions } from "@/gen/@tanstack/react-query.gen";
import { useBody } from "./route";
import { useSay } from "./text";

/** The technical areas to choose from: the 39 sectors and those of the body, in the order of their codes. */
export function useAreaOptions() {
	const body = useBody();
	const say = useSay();
	const sectors = useQuery(listSectorsOptions({ path: { body } })).data?.items ?? [];
	const own = useQuery(getAreasOptions({ path: { body } })).data?.areas ?? [];
	return [...sectors, ...own]
		.map((one) => ({ value: one.code, label: `${one.code} ${say(one.title)}` }))
		.sort((a, b) => (a.value < b.value ? -1 : 1));
}
