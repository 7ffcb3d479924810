import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { readAudit } from '#app/services/audit/read-audit.server.ts'
import { readMoved } from '#app/services/audit/read-moved.server.ts'
import { declareConflicts } from '#app/services/judging/declare-conflicts.server.ts'
import { readInbox } from '#app/services/notification/read-inbox.server.ts'
import { remind } from '#app/services/notification/remind.server.ts'
import { sendDigests } from '#app/services/notification/send-digests.server.ts'
import { mails, objections, organisations } from '#db/schema/index.ts'
import { makeMember } from '#db/seed/factories/factories.ts'
import { monday, noticed, statement } from '#tests/support/objecting.ts'
import { kindsTo, origin, tellAll } from '#tests/support/telling.ts'
import { vault } from '#tests/support/vault.ts'
import { acceptObjection } from './accept-objection.server.ts'
import { fileObjection } from './file-objection.server.ts'
import { leaveTip } from './leave-tip.server.ts'
import { readEvidence } from './read-evidence.server.ts'
import { readObjection, readObjections } from './read-objections.server.ts'
import { readTips } from './read-tips.server.ts'

const declared = [{ kind: 'declared', side: 'bidder' }]
const day = 86_400_000

/** An award under notice, an officer tied to a bidder and one who is not, and the means to object. */
async function objectable() {
	const setting = await noticed()
	const { store, storage, officer, office, firm, rival, challenge } = setting
	const free = await store.tx(async (tx) => {
		const [bureau] = await tx.select().from(organisations).where(eq(organisations.id, officer.organisation.id))
		if (!bureau) throw new Error('no bureau')
		return makeMember(tx, bureau)
	})
	for (const actor of [officer, office]) await declareConflicts({ store, actor, declared: [firm.organisation.name], now: monday })
	const object = async () => {
		const file = { name: '证据.txt', bytes: new TextEncoder().encode('检测记录') }
		const filed = await fileObjection({ store, vault, storage, actor: rival, code: challenge.code, form: 'real-name', statement, file, now: monday })
		if (!filed.ok) throw new Error(filed.refusal.code)
		await leaveTip({ store, code: challenge.code, statement: '两家单位为同一实际控制人。', now: monday })
		return filed.value.objectionId
	}
	return { ...setting, free, object }
}

test('an officer in conflict reads nothing of an objection and is told why; a colleague reads and decides it', async () => {
	const { store, storage, officer, free, rival, object } = await objectable()
	const objectionId = await object()
	const conflicted = refuse({ code: 'conflicted', why: declared })
	const read = (actor: Member) => readObjection({ store, actor, objectionId, now: monday() })
	const evidence = (actor: Member) => readEvidence({ store, vault, storage, actor, objectionId, now: monday })
	expect(await read(officer)).toEqual(conflicted)
	expect(await evidence(officer)).toEqual(refuse({ code: 'not-found' }))
	expect(await readMoved({ store, actor: officer, record: 'objection', objectionId, now: monday() })).toBeNull()
	for (const actor of [free, rival]) expect([(await read(actor)).ok, (await evidence(actor)).ok]).toEqual([true, true])
	expect((await acceptObjection({ store, actor: free, objectionId, now: monday })).ok).toBe(true)
})

test('of an objection a person in conflict gets the same lists, counts, tips, news, reminders, digests and audit log as without it', async () => {
	const { store, officer, free, office, object } = await objectable()
	const answers = async (actor: Member, now = monday()) => [
		await readObjections({ store, actor, isOpen: true, page: 1, now }),
		await readObjections({ store, actor, isOpen: false, page: 1, now }),
		await readTips({ store, actor, page: 1, now }),
		await readInbox({ store, actor, page: 1, now }),
	]
	const seen = async () => [await answers(officer), await readAudit({ store, actor: office, filter: {}, pageSize: 500, now: monday() })]
	await tellAll(store, monday())
	const before = await seen()
	expect(await readObjections({ store, actor: officer, isOpen: true, page: 1, now: monday() })).toMatchObject({ value: { isTied: true } })
	const objectionId = await object()
	const [objection] = await store.db.select().from(objections).where(eq(objections.id, objectionId))
	await tellAll(store, monday())
	await remind({ store, origin, now: new Date((objection?.dueAt?.getTime() ?? 0) - day / 2) })
	await sendDigests({ store, origin, now: new Date(monday().getTime() + 20 * day) })
	const told = async ({ email }: Member) => (await store.db.select().from(mails)).filter(({ to }) => to === email).length
	expect(await kindsTo(store, officer)).not.toContain('award.stopped')
	expect(await told(officer)).toBeLessThan(await told(free))
	expect(JSON.stringify(await seen())).toBe(JSON.stringify(before))
	expect(await readObjections({ store, actor: free, isOpen: true, page: 1, now: monday() })).toMatchObject({
		value: { waiting: { objections: 1, tips: 1 }, objections: [{ id: objectionId }], isTied: false },
	})
	expect(await readTips({ store, actor: free, page: 1, now: monday() })).toMatchObject({ value: { tips: [{ isNew: true }] } })
	expect(await kindsTo(store, free)).toContain('reminder.objection')
})
