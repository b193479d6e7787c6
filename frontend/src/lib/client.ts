import { apiFetch } from "./http";

/** The generated client asks this file how to reach the server (see openapi-ts.config.ts). */
export function createClientConfig<T extends object>(config?: T) {
	return { ...(config as T), baseUrl: "", fetch: apiFetch, throwOnError: true as const };
}
