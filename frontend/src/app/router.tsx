import type { QueryClient } from "@tanstack/react-query";
import {
	type AnyRoute,
	createRootRouteWithContext,
	createRoute,
	createRouter,
	lazyRouteComponent,
	redirect,
} from "@tanstack/react-router";
import { applicant } from "@/areas/applicant";
import { auditor } from "@/areas/auditor";
import { operator } from "@/areas/operator";
import { embedded, open } from "@/areas/public";
import { staff } from "@/areas/staff";
import { ErrorPage, NotFound } from "@/components/ErrorPage";
import type { AreaPage } from "@/lib/area";
import { onSignedOut } from "@/lib/http";
import { home, sessionQuery } from "@/lib/session";
import { speakInner, speakOffice } from "./i18n";
import { Root } from "./Root";

interface Context {
	queries: QueryClient;
}

const root = createRootRouteWithContext<Context>()({ component: Root });

/** Sends people without a session to the sign-in page, and from there back to where they wanted to go. */
async function signedIn({ context, location }: { context: Context; location: { href: string } }) {
	const session = await context.queries.ensureQueryData(sessionQuery);
	if (!session) throw redirect({ to: "/sign-in", search: { next: location.href } });
}

const start = createRoute({
	getParentRoute: () => root,
	path: "/",
	beforeLoad: async ({ context }) => {
		const session = await context.queries.ensureQueryData(sessionQuery);
		throw redirect({ to: (session && home(session)) ?? (session ? "/account" : "/sign-in") });
	},
});

function pages(parent: AnyRoute, list: AreaPage[]): AnyRoute[] {
	return list.map((page) =>
		createRoute({
			getParentRoute: () => parent,
			path: page.path === "" ? "/" : page.path,
			component: lazyRouteComponent(page.path === "" ? page.load : () => inner(page.load())),
		}),
	);
}

async function inner<T>(page: Promise<T>): Promise<T> {
	await speakInner();
	return page;
}

async function inOffice<T>(shell: Promise<T>): Promise<T> {
	await speakOffice();
	return shell;
}

const publicLayout = createRoute({
	getParentRoute: () => root,
	id: "public",
	component: lazyRouteComponent(() => import("./PublicShell")),
});

const staffLayout = createRoute({
	getParentRoute: () => root,
	path: "/b/$body",
	beforeLoad: signedIn,
	component: lazyRouteComponent(() => inOffice(import("./StaffShell"))),
});

const applicantLayout = createRoute({
	getParentRoute: () => root,
	path: "/c/$body",
	beforeLoad: signedIn,
	component: lazyRouteComponent(() => import("./ApplicantShell")),
});

const operatorLayout = createRoute({
	getParentRoute: () => root,
	path: "/operator",
	beforeLoad: signedIn,
	component: lazyRouteComponent(() => inOffice(import("./OperatorShell"))),
});

/** Every component in every state, for looking at; only while developing. */
function gallery(): AnyRoute[] {
	if (!import.meta.env.DEV) return [];
	return [
		createRoute({
			getParentRoute: () => root,
			path: "/gallery",
			component: lazyRouteComponent(() => import("./gallery/Gallery")),
		}),
	];
}

const tree = root.addChildren([
	start,
	publicLayout.addChildren(pages(publicLayout, open)),
	...pages(root, embedded),
	staffLayout.addChildren(pages(staffLayout, [...staff, ...auditor])),
	applicantLayout.addChildren(pages(applicantLayout, applicant)),
	operatorLayout.addChildren(pages(operatorLayout, operator)),
	...gallery(),
]);

export function makeRouter(queries: QueryClient) {
	const router = createRouter({
		routeTree: tree,
		context: { queries },
		defaultPreloadStaleTime: 0,
		scrollRestoration: true,
		defaultErrorComponent: ({ error, reset }) => <ErrorPage error={error} onRetry={reset} />,
		defaultNotFoundComponent: NotFound,
	});
	onSignedOut(() => {
		queries.setQueryData(sessionQuery.queryKey, null);
		if (router.state.location.pathname.startsWith("/sign-in")) return;
		void router.navigate({ to: "/sign-in", search: { next: router.state.location.href } });
	});
	return router;
}
