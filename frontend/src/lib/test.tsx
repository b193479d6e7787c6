import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import {
	createMemoryHistory,
	createRootRoute,
	createRoute,
	createRouter,
	RouterProvider,
} from "@tanstack/react-router";
import { render } from "@testing-library/react";
import type { ReactElement } from "react";

/** Draws something as the application would, at an address; search gives the address's query afterwards. */
export async function draw(ui: ReactElement, { at = "/", path = "/" } = {}) {
	const root = createRootRoute();
	const page = createRoute({ getParentRoute: () => root, path, component: () => ui });
	const rest = createRoute({ getParentRoute: () => root, path: "$", component: () => <p>elsewhere</p> });
	const router = createRouter({
		routeTree: root.addChildren([page, rest]),
		history: createMemoryHistory({ initialEntries: [at] }),
	});
	await router.load();
	const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
	const view = render(
		<I18nProvider i18n={i18n}>
			<QueryClientProvider client={queries}>
				<RouterProvider router={router as never} />
			</QueryClientProvider>
		</I18nProvider>,
	);
	return { ...view, router, queries, search: () => router.state.location.search as Record<string, unknown> };
}
