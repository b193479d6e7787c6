import { Button } from "@/components/Button";

export default function Gallery() {
	return (
		<main>
			<Button kind="primary">Send</Button>
		</main>
	);
}
