import { type Bilingual, useSay } from "@/lib/text";
import { Button } from "./Button";
import { Row } from "./Card";

/** What the API says about one verb: whether it is allowed now, and if not, why. */
interface Action {
	name: string;
	allowed: boolean;
	why?: Bilingual | null;
}

interface Props {
	actions: Action[];
	/** The words and what happens, by the verb's name; verbs without an entry are not shown here. */
	verbs: Record<
		string,
		{ label: string; run: () => void; kind?: "primary" | "default" | "danger"; busy?: boolean }
	>;
}

/** The verbs of a case as buttons. One that is not allowed stays visible and says why. */
export function Actions({ actions, verbs }: Props) {
	const say = useSay();
	return (
		<Row>
			{actions.map((action) => {
				const verb = verbs[action.name];
				if (!verb) return null;
				return (
					<Button
						key={action.name}
						kind={verb.kind}
						onClick={verb.run}
						busy={verb.busy}
						why={action.allowed ? undefined : say(action.why)}
						disabled={!action.allowed && !action.why}
					>
						{verb.label}
					</Button>
				);
			})}
		</Row>
	);
}
