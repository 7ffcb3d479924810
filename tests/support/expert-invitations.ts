import type { InviteExpertForm } from '#app/domain/judging/invitation.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { inviteExpert } from '#app/services/judging/invite-expert.server.ts'
import type { Store } from '#db/client.ts'
import { mails } from '#db/schema/index.ts'
import { beforeDeadline as now } from './bidding.ts'

export { now }
export const origin = 'https://lianbang.example'
export const person = { name: '沈教授', password: '一条 很长的 口令 从不重复', language: 'zh' as const }

const usual = { name: '沈教授', organisation: '临江大学', isUnregistered: false, fields: ['new-materials'], speciality: '', language: 'zh' as const }

/** The office's attempt at an invitation; of the only university there is, unless told otherwise. */
export function invite(store: Store, actor: Member, given: Partial<InviteExpertForm> & { email: string }) {
	const isNamed = given.organisation !== undefined
	return inviteExpert({ store, actor, invited: { ...usual, isUnregistered: !isNamed, ...given }, origin, now })
}

/** The token of the newest link that was mailed to an address. */
export async function linkMailedTo(store: Store, to: string, template = 'expertInvited'): Promise<string> {
	const sent = (await store.db.select().from(mails)).filter((mail) => mail.to === to && mail.template === template)
	const newest = sent.sort((one, other) => one.createdAt.getTime() - other.createdAt.getTime()).at(-1)
	return (
		decodeURIComponent(newest?.parameters.link ?? '')
			.split('/')
			.at(-1) ?? ''
	)
}

/** An invitation that was sent; answers the token of its link. */
export async function invited(store: Store, actor: Member, given: Partial<InviteExpertForm> & { email: string }): Promise<string> {
	const outcome = await invite(store, actor, given)
	if (!outcome.ok) throw new Error(outcome.refusal.code)
	return linkMailedTo(store, given.email)
}
