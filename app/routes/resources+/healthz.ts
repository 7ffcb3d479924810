import type { LoaderFunctionArgs } from '@remix-run/node'
import { checkHealth } from '#app/services/operation/check-health.server.ts'

/** 200 once the server can serve: the database answers. */
export async function loader({ context }: LoaderFunctionArgs) {
	await checkHealth(context.store)
	return new Response('ok\n', { headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' } })
}
