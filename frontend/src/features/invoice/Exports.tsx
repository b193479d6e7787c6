import { useLingui } from "@lingui/react/macro";
import { Button } from "@/components/Button";
import { Row } from "@/components/Card";
import { DownloadIcon } from "@/components/icons";
import { usePlace } from "@/lib/place";
import { useLanguage } from "@/lib/preferences";
import { useListed } from "./listed";

/** The postings of the invoices listed, for bookkeeping. */
export function Exports() {
	const { t } = useLingui();
	const { body } = usePlace();
	const { q = "", status = "" } = useListed();
	const asked = new URLSearchParams({ q, status, lang: useLanguage() }).toString();
	const file = (format: string) => `/api/v1/b/${body}/invoice-export/${format}?${asked}`;
	return (
		<Row>
			<Button icon={<DownloadIcon />} href={file("xlsx")}>{t`Excel`}</Button>
			<Button icon={<DownloadIcon />} href={file("csv")}>{t`CSV`}</Button>
		</Row>
	);
}
