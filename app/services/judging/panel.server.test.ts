import { expect, test } from 'vitest'
import { utf8 } from '#app/crypto/bytes.ts'
import { repeatDraw } from '#app/crypto/panel-draw.ts'
import { refuse } from '#app/domain/decision.ts'
import { visitor } from '#app/domain/permission/actor.ts'
import type { Store } from '#db/client.ts'
import { challenges, panelCandidates, panels } from '#db/schema/index.ts'
import { beforeDeadline as now, refusedAttempts } from '#tests/support/bidding.ts'
import { judging } from '#tests/support/judging.ts'
import { vault } from '#tests/support/vault.ts'
import { commitPanel } from './commit-panel.server.ts'
import { drawCommittedPanel } from './draw-panel.server.ts'
import { readDrawRecord, readPanel } from './read-panel.server.ts'

const stored = async ({ db }: Store) => ({ panels: await db.select().from(panels), candidates: await db.select().from(panelCandidates) })

test('a panel is committed, drawn once and repeated from its record; the conflicted of every kind are excluded and told why', async () => {
	const { store, office, issuer, officer, rival, colleague, tied, sister, free, code } = await judging()
	const committed = await commitPanel({ store, vault, actor: office, code, size: 3, now })
	expect(committed.ok).toBe(true)
	const [row] = (await stored(store)).panels
	expect([row?.secret, row?.status]).toEqual([null, 'committed'])
	const before = await readPanel({ store, actor: office, code, now: now() })
	const reasons = before.ok ? before.value.excluded.map(({ name, conflicts }) => [name, ...new Set(conflicts.map(({ kind }) => kind))]).sort() : []
	const expected = [
		[colleague.name, 'same-organisation', 'joint-work'],
		[rival.name, 'same-organisation', 'joint-work'],
		[issuer.name, 'same-organisation'],
		[tied.name, 'employment'],
		[sister.name, 'same-organisation', 'joint-work'],
	]
	expect(reasons).toEqual(expected.sort())
	const drawn = await drawCommittedPanel({ store, vault, actor: issuer, code, words: '收盘 3101.25', now })
	expect(drawn.ok && drawn.value.drawn).toHaveLength(3)
	const names = await readPanel({ store, actor: office, code, now: now() })
	const seated = names.ok ? (names.value.seats ?? []).map(({ person }) => person?.name) : []
	expect(seated.every((name) => free.some((one) => one.name === name))).toBe(true)
	const record = await readDrawRecord({ store, actor: issuer, code })
	const repeated = repeatDraw(utf8(record.ok ? record.value.text : ''))
	expect(repeated.ok && Object.values(repeated.value.answers)).toEqual([true, true, true, true])
	expect(record.ok && free.some(({ name, organisation }) => record.value.text.includes(name) || record.value.text.includes(organisation.id))).toBe(false)
	expect(await drawCommittedPanel({ store, vault, actor: issuer, code, words: 'again', now })).toEqual(refuse({ code: 'panel-drawn' }))
	expect(await commitPanel({ store, vault, actor: office, code, size: 3, now })).toEqual(refuse({ code: 'panel-committed' }))
	expect(await readPanel({ store, actor: officer, code, now: now() })).toMatchObject({ value: { excluded: [] } })
})

test('before the notice a visitor, a bidder and an expert read the hashes alone; from the notice on everyone reads record and names', async () => {
	const { store, office, issuer, firm, free, code, challenge } = await judging()
	await commitPanel({ store, vault, actor: office, code, size: 3, now })
	await drawCommittedPanel({ store, vault, actor: issuer, code, words: '3101.25', now })
	const strangers = [visitor, firm, ...free.slice(0, 1)]
	for (const actor of strangers) {
		const read = await readPanel({ store, actor, code, now: now() })
		expect(read).toMatchObject({ value: { seats: null, words: null, excluded: [], panel: { status: 'drawn' } } })
		expect(free.some(({ name }) => JSON.stringify(read).includes(name))).toBe(false)
		expect(await readDrawRecord({ store, actor, code })).toEqual(refuse({ code: 'not-found' }))
	}
	const own = await readPanel({ store, actor: issuer, code, now: now() })
	expect(own).toMatchObject({ value: { seats: [{ person: null }, { person: null }, { person: null }], excluded: [] } })
	await store.tx((tx) => tx.update(challenges).set({ status: 'noticed' }))
	for (const actor of strangers) {
		const read = await readPanel({ store, actor, code, now: now() })
		expect(read.ok && read.value.seats?.every(({ person }) => person !== null)).toBe(true)
		expect(read).toMatchObject({ value: { excluded: [] } })
		expect((await readDrawRecord({ store, actor, code })).ok).toBe(true)
	}
	expect(challenge.status).toBe('opened')
})

test('nobody but the office commits and nobody but the issuer draws; too small a register is refused; nothing is written', async () => {
	const { store, office, issuer, firm, officer, challenge, code } = await judging()
	const drawing = (actor: typeof firm) => drawCommittedPanel({ store, vault, actor, code, words: 'x', now })
	const before = await stored(store)
	for (const actor of [issuer, firm, officer]) expect(await commitPanel({ store, vault, actor, code, size: 3, now })).toEqual(refuse({ code: 'forbidden' }))
	expect(await commitPanel({ store, vault, actor: office, code, size: 9, now })).toEqual(refuse({ code: 'too-few-experts' }))
	expect(await drawing(issuer)).toEqual(refuse({ code: 'no-panel' }))
	expect(await stored(store)).toEqual(before)
	await commitPanel({ store, vault, actor: office, code, size: 3, now })
	const committed = await stored(store)
	for (const actor of [office, firm, officer]) expect(await drawing(actor)).toEqual(refuse({ code: 'forbidden' }))
	expect(await readDrawRecord({ store, actor: office, code })).toEqual(refuse({ code: 'not-found' }))
	await store.tx((tx) => tx.update(challenges).set({ status: 'open' }))
	expect(await drawing(issuer)).toEqual(refuse({ code: 'forbidden' }))
	expect(await readPanel({ store, actor: office, code, now: now() })).toEqual(refuse({ code: 'not-found' }))
	expect(await stored(store)).toEqual(committed)
	expect((await refusedAttempts(store)).filter(({ kind }) => kind.startsWith('panel'))).toHaveLength(9)
	expect(challenge.code).toBe(code)
})

test('two who commit or draw at the same instant make one panel between them', async () => {
	const { store, office, issuer, code } = await judging()
	const committed = await Promise.all([3, 5].map((size) => commitPanel({ store, vault, actor: office, code, size, now })))
	expect(committed.filter(({ ok }) => ok)).toHaveLength(1)
	const drawn = await Promise.all(['one', 'two'].map((words) => drawCommittedPanel({ store, vault, actor: issuer, code, words, now })))
	expect(drawn.filter(({ ok }) => ok)).toHaveLength(1)
	const { panels: rows, candidates } = await stored(store)
	expect(rows).toHaveLength(1)
	const record = await readDrawRecord({ store, actor: office, code })
	const repeated = repeatDraw(utf8(record.ok ? record.value.text : ''))
	expect(repeated.ok && repeated.value.answers.isDrawSame).toBe(true)
	expect(candidates.filter(({ place }) => place !== null)).toHaveLength(repeated.ok ? repeated.value.record.input.rules.size : 0)
})
