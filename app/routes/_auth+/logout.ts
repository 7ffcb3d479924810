import { type ActionFunctionArgs, redirect } from '@remix-run/node'

/** Signs out here. */
export async function action({ request, context }: ActionFunctionArgs) {
	return redirect('/', { headers: { 'Set-Cookie': await context.sessions.end(request) } })
}

/** Opened by its address, it has nothing to show. */
export function loader() {
	return redirect('/')
}
