import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { z } from 'zod'
import { formEntries } from '#app/http/entries.ts'
import { PageSearch, parseParams } from '#app/http/params.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { requireMember } from '#app/server/session.server.ts'
import { markRead } from '#app/services/notification/mark-read.server.ts'

const Params = z.object({ notificationId: z.string().max(60) })

async function read({ request, params, context }: LoaderFunctionArgs) {
	const actor = await requireMember(request, context)
	const { notificationId } = parseParams(params, Params)
	const outcome = await markRead({ store: context.store, actor, notificationId, now: context.now() })
	if (!outcome.ok) throw answerRefusal(outcome.refusal)
	return outcome.value
}

/** Goes to the page a notification leads to; from then on it counts as read. */
export async function loader(args: LoaderFunctionArgs) {
	const { path } = await read(args)
	return redirect(path)
}

/** Marks a notification as read and stays in the inbox. */
export async function action(args: ActionFunctionArgs) {
	const entries = formEntries(args.request.clone())
	await read(args)
	const { page } = PageSearch.parse(await entries)
	return redirect(`/inbox?page=${page}`)
}
