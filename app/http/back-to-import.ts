import { redirect } from '@remix-run/node'
import { notFound } from './params.ts'

/** Answers a refused command on an import by its page, which says why. */
export function backToImport(importId: string, { code }: { code: string }) {
	if (code === 'not-found') throw notFound()
	return redirect(`/issuer/imports/${importId}?refused=${code}`)
}
