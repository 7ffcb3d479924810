import type { AppLoadContext } from '@remix-run/node'
import type { Decision } from '#app/domain/decision.ts'
import type { SaveAnswer } from '#app/domain/draft/save-answer.ts'
import type { Role } from '#app/domain/organisation/organisation.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { requireMember, requireRole } from '#app/server/session.server.ts'
import { notFound } from './params.ts'

/** The member who saves in the background, with a role where the page asks for one. A page waits behind it, so a lost session is told to the page instead of leading away from it. */
export async function requireSaver(request: Request, context: AppLoadContext, role?: Role): Promise<Member> {
	const isBackground = request.headers.get('Accept') === 'application/json'
	if (isBackground && (await context.member()) === null) throw new Response(null, { status: 401 })
	return role === undefined ? requireMember(request, context) : requireRole(request, context, role)
}

type Saved = Decision<Omit<SaveAnswer, 'errors'>, { code: string }>

/** What a page that saves in the background is told. */
export function answerSave(outcome: Saved, errors: SaveAnswer['errors']): Response {
	if (!outcome.ok && outcome.refusal.code === 'not-found') throw notFound()
	if (!outcome.ok) return Response.json({ refused: outcome.refusal.code }, { status: 409 })
	const { revision, savedAt, conflicts, news } = outcome.value
	return Response.json({ revision, savedAt, conflicts, news, errors })
}
