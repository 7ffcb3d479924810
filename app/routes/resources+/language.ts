import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { z } from 'zod'
import { languages } from '#app/domain/account/account.ts'
import { localPath } from '#app/http/local-path.ts'
import { languageCookie } from '#app/i18n/i18n.server.ts'

const Choice = z.object({ language: z.enum(languages).catch('zh'), to: z.string().catch('/') })

/** Remembers the reader's language and goes back to the page they were on. */
export async function action({ request }: ActionFunctionArgs) {
	const { language, to } = Choice.parse(Object.fromEntries(await request.formData()))
	return redirect(localPath(to), { headers: { 'Set-Cookie': await languageCookie.serialize(language) } })
}

/** Opened by its address, it has nothing to show. */
export function loader() {
	return redirect('/')
}
