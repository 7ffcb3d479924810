import { expect, test } from 'vitest'
import type { Member } from '#app/domain/permission/actor.ts'
import { setDefence } from '#app/services/evaluation/set-defence.server.ts'
import { declareConflicts } from '#app/services/judging/declare-conflicts.server.ts'
import { enterExpert } from '#app/services/judging/enter-expert.server.ts'
import { tieExpert } from '#app/services/judging/expert-ties.server.ts'
import { tieOrganisations } from '#app/services/judging/organisation-ties.server.ts'
import type { Store } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import { bids, evaluations, mails, notifications } from '#db/schema/index.ts'
import { afterDeadline, bidding, deadline, beforeDeadline as now, sealedBid } from '#tests/support/bidding.ts'
import { evaluating } from '#tests/support/evaluating.ts'
import { monday, noticed } from '#tests/support/objecting.ts'
import { kindsTo, origin, tellAll } from '#tests/support/telling.ts'
import { openBids } from '../bid/open-bids.server.ts'
import { countUnread } from './count-unread.server.ts'
import { markRead } from './mark-read.server.ts'
import { readInbox } from './read-inbox.server.ts'
import { sendDigests } from './send-digests.server.ts'

const at = deadline
const inboxOf = async (store: Store, actor: Member) => {
	const { notifications: lines, unread, isTied } = await readInbox({ store, actor, page: 1, now: at })
	return { kinds: lines.map(({ kind }) => kind).sort(), unread, header: await countUnread({ store, actor, now: at }), isTied }
}
const lineOf = async (store: Store, { userId }: Member, kind: string, path: string) =>
	(await store.db.select().from(notifications)).find((one) => one.userId === userId && one.kind === kind && one.path.includes(path))?.id ?? ''
const openedBy = (store: Store, actor: Member, notificationId: string) => markRead({ store, actor, notificationId, now: at })
/** What the digest of everything told so far says to a person. */
async function digestOf(store: Store, { email }: Member): Promise<string[]> {
	await store.tx(async (tx) => void (await tx.update(notifications).set({ channel: 'digest' })))
	await sendDigests({ store, origin, now: new Date(at.getTime() + 30 * 86_400_000) })
	return (await store.db.select().from(mails))
		.filter(({ to, template }) => to === email && template === 'digest')
		.map(({ parameters }) => JSON.stringify(parameters))
}

test('news of a bid told before a tie was entered go from inbox, counts and digest, and lead to no page that answers 404', async () => {
	const { store, issuer, office, firm, rival, challenge } = await bidding()
	const [mine, theirs] = [await sealedBid(store, firm, challenge.code), await sealedBid(store, rival, challenge.code)]
	await openBids({ store, actor: issuer, code: challenge.code, now: afterDeadline })
	const entered = await enterExpert({ store, actor: office, expert: { email: issuer.email, fields: ['new-materials'], speciality: '' }, now })
	await store.tx(async (tx) => {
		await tx.update(bids).set({ status: 'qualified' })
		for (const [index, [actor, subjectId]] of (
			[
				[firm, mine],
				[rival, theirs],
			] as const
		).entries())
			for (const [second, kind] of (['bid.corrected', 'bid.refused'] as const).entries())
				await AuditRepository.append(tx, {
					kind,
					actor,
					at: new Date(at.getTime() + 2 * index + second),
					subject: 'bid',
					subjectId,
					challengeId: challenge.id,
				})
	})
	await tellAll(store, at)
	const before = await inboxOf(store, issuer)
	expect(before.kinds.filter((kind) => kind.startsWith('bid.'))).toEqual(['bid.corrected', 'bid.corrected', 'bid.refused', 'bid.refused'])
	const tie = { organisation: firm.organisation.slug, kind: 'employment' as const }
	await tieExpert({ store, actor: office, expertId: entered.ok ? entered.value.expertId : '', tie, now })
	const after = await inboxOf(store, issuer)
	expect(after.kinds.filter((kind) => kind.startsWith('bid.'))).toEqual(['bid.corrected', 'bid.refused'])
	expect([after.unread, after.header, after.isTied]).toEqual([before.unread - 2, before.unread - 2, true])
	for (const kind of ['bid.corrected', 'bid.refused']) {
		const hidden = await lineOf(store, issuer, kind, mine)
		expect(await openedBy(store, issuer, hidden)).toEqual({ ok: true, value: { path: '/inbox' } })
		expect(await openedBy(store, issuer, await lineOf(store, issuer, kind, theirs))).toMatchObject({ value: { path: expect.stringContaining(theirs) } })
	}
	expect(await digestOf(store, issuer)).toEqual([expect.not.stringContaining(mine)])
	expect((await inboxOf(store, firm)).isTied).toBe(false)
})

test('an edge between organisations hides the defence from an expert and the objection from an officer who were told of them before', async () => {
	const parts = await evaluating()
	const { store, panel, issuer, office, firm, bidIds, code } = parts
	const [expert] = panel
	if (!expert) throw new Error('no panel')
	await store.tx(async (tx) => {
		await tx.update(evaluations).set({ status: 'locked', lockedAt: now() })
		await tx.update(bids).set({ status: 'scored' })
	})
	const said = { startsAt: new Date(now().getTime() + 86_400_000), endsAt: new Date(now().getTime() + 90_000_000), place: '园区会议中心' }
	expect((await setDefence({ store, actor: issuer, code, bidId: bidIds[0] ?? '', said, now })).ok).toBe(true)
	await tellAll(store, at)
	expect((await inboxOf(store, expert)).kinds).toContain('defence.set')
	const edge = { organisation: expert.organisation.slug, other: firm.organisation.slug, kind: 'ownership' as const }
	await tieOrganisations({ store, actor: office, tie: edge, now })
	expect((await inboxOf(store, expert)).kinds).not.toContain('defence.set')
	expect(await digestOf(store, expert)).toEqual([])

	const objected = await noticed()
	const { officer, pending } = objected
	await declareConflicts({ store: objected.store, actor: officer, declared: [pending.organisation.name], now })
	const objectionId = await objected.object()
	await tellAll(objected.store, monday())
	expect(await kindsTo(objected.store, officer)).toContain('objection.filed')
	const between = { ...edge, organisation: pending.organisation.slug, other: objected.firm.organisation.slug }
	await tieOrganisations({ store: objected.store, actor: objected.office, tie: between, now })
	expect((await inboxOf(objected.store, officer)).kinds).not.toContain('objection.filed')
	const line = await lineOf(objected.store, officer, 'objection.filed', objectionId)
	expect(await openedBy(objected.store, officer, line)).toEqual({ ok: true, value: { path: '/inbox' } })
})
