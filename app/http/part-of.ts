import { redirect } from '@remix-run/node'

/** Back to a part of a page, read anew: to where the browser already is, the router only moves when a background load happens to end meanwhile. */
export function partOf(address: string, part: string) {
	return redirect(`${address}#${part}`, { headers: { 'X-Remix-Revalidate': 'yes' } })
}
