import { ApplicationCase } from "@/features/application/ApplicationPage";

/** One application as the body sees it. */
export default function ApplicationPage() {
	return <ApplicationCase />;
}
