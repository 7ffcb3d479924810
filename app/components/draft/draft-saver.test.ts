import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fieldsOf, readDraft, shownOf, togetherSent } from '#app/domain/bid/draft-form.ts'
import type { KeptDraft } from '#app/domain/draft/save-answer.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { readBid } from '#app/services/bid/read-bid.server.ts'
import { saveDraft } from '#app/services/bid/save-draft.server.ts'
import { afterDeadline, beforeDeadline, bidding, completeDraft } from '#tests/support/bidding.ts'
import { vault } from '#tests/support/vault.ts'
import { createDraftSaver, type SendOutcome } from './draft-saver.ts'

beforeEach(() => {
	vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})
afterEach(() => {
	vi.useRealTimers()
})

type Setting = Awaited<ReturnType<typeof setting>>

async function setting() {
	const { store, firm, colleague, challenge } = await bidding()
	return { store, firm, colleague, bidId: await completeDraft(store, firm, challenge.code) }
}

/** A page of the bid as `actor` has it open, saving into the real database through a line that can be cut. */
async function open({ store, bidId }: Setting, actor: Member, shelf: { kept: KeptDraft | null } = { kept: null }) {
	const read = await readBid({ store, vault, actor, bidId, now: beforeDeadline() })
	if (!read.ok) throw new Error('refused')
	const { content, version, indicators } = read.value
	const line: { fault: SendOutcome | null; now: () => Date; sent: string[][] } = { fault: null, now: beforeDeadline, sent: [] }
	const send = async (fields: Readonly<Record<string, string>>): Promise<SendOutcome> => {
		if (line.fault) return line.fault
		const { errors, ...sent } = readDraft(fields)
		line.sent.push(Object.keys(fields).filter((field) => field !== 'revision'))
		const outcome = await saveDraft({ store, vault, actor, bidId, sent, now: line.now })
		return outcome.ok ? { kind: 'saved', answer: { ...outcome.value, errors } } : { kind: 'refused', code: outcome.refusal.code }
	}
	const ids = indicators.map(({ id }) => id)
	const heard: Readonly<Record<string, string>>[] = []
	const saver = createDraftSaver({
		base: fieldsOf(content, ids),
		revision: version.revision,
		savedAt: version.savedAt,
		show: shownOf,
		groups: togetherSent,
		onNews: (fields) => heard.push(fields),
		send,
		shelf: {
			read: () => shelf.kept,
			keep: (kept) => {
				shelf.kept = kept
			},
			clear: () => {
				shelf.kept = null
			},
		},
	})
	return { saver, line, shelf, heard }
}

async function stored({ store, firm, bidId }: Setting) {
	const read = await readBid({ store, vault, actor: firm, bidId, now: beforeDeadline() })
	if (!read.ok) throw new Error('refused')
	return read.value.content
}

test('what is typed is kept at once and saved after a pause, and only what changed is sent', async () => {
	const given = await setting()
	const { saver, line, shelf } = await open(given, given.firm)
	saver.type({ team: '十' })
	saver.type({ team: '十五人' })
	expect(saver.read().phase).toBe('unsaved')
	expect(shelf.kept?.fields).toEqual({ team: '十五人' })
	await vi.advanceTimersByTimeAsync(800)
	await saver.save()
	expect(line.sent).toEqual([['team']])
	expect(saver.read().phase).toBe('saved')
	expect(shelf.kept).toBeNull()
	expect((await stored(given)).team).toBe('十五人')
})

test('without a connection or a session nothing is lost: the next page restores it and saves it', async () => {
	const given = await setting()
	const shelf = { kept: null }
	const first = await open(given, given.firm, shelf)
	for (const kind of ['offline', 'expired'] as const) {
		first.line.fault = { kind }
		first.saver.type({ schedule: `九个月 ${kind}` })
		expect(await first.saver.save()).toBe(false)
		expect(first.saver.read().phase).toBe(kind)
	}
	const second = await open(given, given.firm, shelf)
	expect(second.saver.restore()).toEqual({ schedule: '九个月 expired' })
	expect(await second.saver.save()).toBe(true)
	expect((await stored(given)).schedule).toBe('九个月 expired')
	expect(shelf.kept).toBeNull()
})

test('two colleagues: the second sees both values, and either choice settles it', async () => {
	const given = await setting()
	const [mine, theirs] = [await open(given, given.firm), await open(given, given.colleague)]
	theirs.saver.type({ team: '同事的', price: '280' })
	await theirs.saver.save()
	mine.saver.type({ team: '我的', price: '290', foundation: '已有小试' })
	expect(await mine.saver.save()).toBe(false)
	expect(mine.saver.read().conflicts).toEqual([
		{ field: 'team', mine: '我的', theirs: '同事的' },
		{ field: 'price', mine: '290000000', theirs: '280000000' },
	])
	expect(await stored(given)).toMatchObject({ team: '同事的', foundation: '已有小试', priceFen: 280_000_000 })

	expect(mine.saver.takeTheirs('price')).toEqual({ price: '280', priceUnit: 'wan' })
	mine.saver.takeMine('team')
	expect(await mine.saver.save()).toBe(true)
	expect(mine.saver.read()).toMatchObject({ phase: 'saved', conflicts: [] })
	expect(await stored(given)).toMatchObject({ team: '我的', priceFen: 280_000_000 })
})

test('what a colleague changed and I did not is shown to me, and what I then write over it is no accident', async () => {
	const given = await setting()
	const [mine, theirs] = [await open(given, given.firm), await open(given, given.colleague)]
	theirs.saver.type({ team: '同事的', price: '280' })
	await theirs.saver.save()
	mine.saver.type({ foundation: '已有小试' })
	expect(await mine.saver.save()).toBe(true)
	expect(mine.heard).toEqual([{ team: '同事的', price: '280', priceUnit: 'wan' }])
	expect(mine.saver.read()).toMatchObject({ phase: 'saved', conflicts: [], news: [{ field: 'team' }, { field: 'price' }] })
	mine.saver.type({ team: '我的' })
	expect(await mine.saver.save()).toBe(true)
	expect(await stored(given)).toMatchObject({ team: '我的', foundation: '已有小试', priceFen: 280_000_000 })
})

test('a price that cannot be read is told beside the others being saved, and is saved once it is mended', async () => {
	const given = await setting()
	const { saver } = await open(given, given.firm)
	saver.type({ price: '三百', team: '二十人' })
	expect(await saver.save()).toBe(false)
	expect(saver.read()).toMatchObject({ phase: 'unsaved', errors: { price: ['price-invalid'] } })
	expect(await stored(given)).toMatchObject({ team: '二十人', priceFen: 300_000_000 })
	saver.type({ price: '2600000', priceUnit: 'yuan' })
	expect(await saver.save()).toBe(true)
	expect((await stored(given)).priceFen).toBe(260_000_000)
})

test('after the deadline the page says so and keeps what was typed', async () => {
	const given = await setting()
	const { saver, line, shelf } = await open(given, given.firm)
	line.now = afterDeadline
	saver.type({ team: '迟到' })
	expect(await saver.save()).toBe(false)
	expect(saver.read()).toMatchObject({ phase: 'refused', refusal: 'deadline-passed' })
	expect(shelf.kept?.fields).toEqual({ team: '迟到' })
	expect((await stored(given)).team).toBe('团队')
})
