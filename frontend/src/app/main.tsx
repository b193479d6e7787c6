import { I18nProvider } from "@lingui/react";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { Theme } from "@/components/theme/Theme";
import { language } from "@/lib/preferences";
import { i18n, speak } from "./i18n";
import { makeQueries } from "./queries";
import { makeRouter } from "./router";

const queries = makeQueries();
const router = makeRouter(queries);

// Sentences that came from the server are in the former language: fetch them again in the new one.
language.subscribe(() => void speak(language.get()).then(() => queries.invalidateQueries()));

await speak(language.get());
const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");
createRoot(root).render(
	<StrictMode>
		<I18nProvider i18n={i18n}>
			<QueryClientProvider client={queries}>
				<Theme>
					<RouterProvider router={router} />
				</Theme>
			</QueryClientProvider>
		</I18nProvider>
	</StrictMode>,
);
