import { redirect } from '@remix-run/node'

/** The desk opens at the monitor. */
export function loader() {
	return redirect('/bureau/monitor')
}
