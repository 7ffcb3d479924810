import fc from 'fast-check'
import { expect, test } from 'vitest'
import { conflictsOf } from '../judging/conflict.ts'
import { closeTies, graphOf } from '../judging/organisation-graph.ts'
import { compareBids } from './comparison.ts'
import { judgements, sheetStatuses } from './lifecycle.ts'
import { criterionMeans, outliersOf, rankBids } from './ranking.ts'
import * as visibility from './visibility.ts'

const day = '2026-11-26'
const indicators = [
	{ id: 'i1', comparator: 'at-least' as const, target: '30', targetUpper: null },
	{ id: 'i2', comparator: 'at-most' as const, target: '20', targetUpper: null },
]
const organisation = fc.constantFrom('o0', 'o1', 'o2', 'o3', 'o4', 'o5', 'o6', 'o7')
const points = fc.integer({ min: 0, max: 100 })
const said = fc.record({
	total: fc.integer({ min: 0, max: 10_000 }),
	points: fc.record({ 0: points, 1: points }),
	judgements: fc.record({ i1: fc.constantFrom(...judgements), i2: fc.constantFrom(...judgements) }),
	comment: fc.string({ maxLength: 6 }),
	note: fc.string({ maxLength: 6 }),
})
const status = fc.constantFrom(...sheetStatuses)
/** Mostly all in, for else hardly anything is shown to anyone. */
const moods = fc.constantFrom('all-in', 'all-in', 'any')
const promise = fc.integer({ min: 10, max: 40 }).map(String)
const bid = fc.record({
	organisationId: organisation,
	name: fc.string({ minLength: 1, maxLength: 5 }),
	isShortlisted: fc.boolean(),
	promises: fc.record({ i1: promise, i2: promise }),
	sheets: fc.array(fc.record({ status, said }), { minLength: 4, maxLength: 4 }),
})
type Bid = { id: string; organisationId: string; name: string; isShortlisted: boolean; promises: Record<string, string>; sheets: readonly Sheet[] }
type Sheet = { status: (typeof sheetStatuses)[number]; said: typeof said extends fc.Arbitrary<infer Said> ? Said : never }

const world = fc
	.record({
		bids: fc.array(bid, { minLength: 1, maxLength: 6 }),
		seatCount: fc.integer({ min: 1, max: 4 }),
		mood: moods,
		isBlind: fc.boolean(),
		isFull: fc.constantFrom(true, true, true, false),
		phase: fc.constantFrom('scoring', 'locked', 'noticed'),
		ties: fc.array(fc.record({ kind: fc.constantFrom(...closeTies), one: organisation, other: organisation }), { maxLength: 4 }),
		viewer: fc.record({
			as: fc.constantFrom('expert', 'issuer', 'office', 'bidder', 'bureau', 'chainLead', 'visitor'),
			organisationId: organisation,
			declared: fc.array(organisation, { maxLength: 2 }),
			seat: fc.nat(4),
		}),
		spare: fc.array(bid, { minLength: 1, maxLength: 3 }),
		other: fc.array(said, { minLength: 24, maxLength: 24 }),
		turn: fc.nat(50),
	})
	.map(({ bids, mood, ...rest }) => {
		const settled = (sheet: Sheet): Sheet => (mood === 'all-in' || rest.phase !== 'scoring' ? { ...sheet, status: 'submitted' } : sheet)
		const placed = bids.map((one, at) => ({ ...one, id: `b${at}`, sheets: one.sheets.map(settled) }))
		return { ...rest, bids: placed, spare: rest.spare.map((one, at) => ({ ...one, id: `s${at}` })) }
	})
type World = typeof world extends fc.Arbitrary<infer W> ? W : never

function conflictsIn({ viewer, ties }: World, bids: readonly Bid[]): ReadonlySet<string> {
	const graph = graphOf(
		ties.map(({ kind, one, other }) => ({ kind, between: [one, other], until: null })),
		day,
	)
	const expert = {
		organisationId: viewer.organisationId,
		ties: viewer.declared.map((organisationId) => ({ kind: 'declared' as const, organisationId, until: null })),
	}
	const parties = bids.map(({ organisationId }) => ({ organisationId, side: 'bidder' as const }))
	const met = new Set(conflictsOf({ expert, parties, graph, day }).map(({ party }) => party.organisationId))
	return new Set(bids.filter(({ organisationId }) => met.has(organisationId)).map(({ id }) => id))
}

function viewerIn(all: World, bids: readonly Bid[]): visibility.Viewer {
	const { viewer } = all
	const own = new Set(bids.filter(({ organisationId }) => organisationId === viewer.organisationId).map(({ id }) => id))
	if (viewer.as === 'bidder') return { as: 'bidder', bidIds: own, conflicts: new Set() }
	const conflicts = conflictsIn(all, bids)
	return viewer.as === 'expert' ? { as: 'expert', seatId: `seat${viewer.seat}`, conflicts } : { as: viewer.as as 'issuer', conflicts }
}

/** Everything the viewer is shown or told, as one text. */
function answer(all: World, bids: readonly Bid[]): string {
	const viewer = viewerIn(all, bids)
	const seats = Array.from({ length: all.seatCount }, (_, at) => ({ id: `seat${at}`, number: at + 1 }))
	const state = {
		status: all.phase === 'scoring' ? ('scoring' as const) : ('locked' as const),
		isNoticed: all.phase === 'noticed',
		isBlind: all.isBlind,
		isFull: all.isFull,
		seats,
		bids,
	}
	const sheets = bids.flatMap((one) =>
		seats.map((seat, at) => ({ bidId: one.id, seatId: seat.id, status: one.sheets[at]?.status ?? 'draft', ...(one.sheets[at] as Sheet).said })),
	)
	const seen = visibility.readableBids(viewer, { ...state, bids })
	const read = visibility.readableSheets(viewer, state, sheets)
	const sees = visibility.seesOthers(viewer, state, sheets)
	const named = visibility.namedBids(viewer, state)
	return JSON.stringify({
		bids: seen.map(({ id, promises }) => ({ id, promises })),
		names: seen.filter(({ id }) => named.has(id)).map(({ name }) => name),
		sheets: read,
		sees,
		ranking: rankBids(read, 'mean', visibility.seesWhole(viewer)),
		means: seen.map(({ id }) =>
			criterionMeans(
				read.filter(({ bidId }) => bidId === id),
				2,
			),
		),
		outliers: outliersOf(read, 15),
		comparison: [...compareBids(seen, indicators, sees ? read : null)],
		progress: visibility.readableProgress(viewer, state, sheets),
		ofSeats: visibility.progressOfSeats(viewer, state, sheets),
		mails: bids.filter(({ id }) => visibility.hearsOfDefence(viewer, state, id)).map(({ id }) => id),
	})
}

const isAllIn = (bids: readonly Bid[], seatCount: number) => bids.every(({ sheets }) => sheets.slice(0, seatCount).every((one) => one.status === 'submitted'))

/** Another world that differs in what the table of who sees what keeps from the viewer, and in nothing else. Written from the table, not from the module. */
function twin(all: World): Bid[] {
	const { viewer, phase, seatCount, other, turn } = all
	const conflicts = viewer.as === 'bidder' ? new Set() : conflictsIn(all, all.bids)
	const readable = all.bids.filter(({ id }) => !conflicts.has(id))
	const isExpert = viewer.as === 'expert' && viewer.seat < seatCount
	const isOwn = (one: Bid) => viewer.as === 'bidder' && one.organisationId === viewer.organisationId
	const readsPromises = (one: Bid) => isExpert || viewer.as === 'issuer' || isOwn(one)
	const readsSheet = (one: Bid, at: number) =>
		isExpert ? at === viewer.seat || isAllIn(readable, seatCount) : viewer.as === 'issuer' ? phase !== 'scoring' : isOwn(one) && phase === 'noticed'
	const readsName = (one: Bid) => (isExpert ? !all.isBlind || (phase !== 'scoring' && one.isShortlisted) : readsPromises(one))
	let next = turn
	const changed = readable.map((one) => ({
		...one,
		name: readsName(one) ? one.name : `${one.name}!`,
		promises: readsPromises(one) ? one.promises : { i1: '0', i2: '99' },
		sheets: one.sheets.map((sheet, at) => (readsSheet(one, at) ? sheet : { ...sheet, said: other[next++ % other.length] ?? sheet.said })),
	}))
	const hidden = all.bids.filter(({ id }) => conflicts.has(id))
	// Whoever is in conflict is told so, and of no number: there may be more or fewer such bids, of the same organisations, with anything in them.
	const replaced = hidden.length === 0 ? [] : all.spare.map((one) => ({ ...one, organisationId: hidden[0]?.organisationId ?? '' }))
	return turn % 2 === 0 ? [...changed, ...replaced] : [...replaced, ...permuted(changed, all, isExpert)]
}

/** Whose sheets are in changes too, as long as what the viewer is told of it stays: an expert that not all are, the issuer their number. */
function permuted(bids: Bid[], { viewer, seatCount, phase }: World, isExpert: boolean): Bid[] {
	if (phase !== 'scoring' || (isExpert && isAllIn(bids, seatCount))) return bids
	if (viewer.as === 'issuer') {
		const statuses = bids.flatMap(({ sheets }) => sheets.slice(0, seatCount).map((sheet) => sheet.status)).reverse()
		return bids.map((one) => ({
			...one,
			sheets: one.sheets.map((sheet, at) => (at < seatCount ? { ...sheet, status: statuses.shift() ?? sheet.status } : sheet)),
		}))
	}
	if (viewer.as === 'office') return bids
	const flipped = bids.map((one) => ({
		...one,
		sheets: one.sheets.map((sheet, at) =>
			isExpert && at === viewer.seat ? sheet : { ...sheet, status: sheet.status === 'submitted' ? ('draft' as const) : ('submitted' as const) },
		),
	}))
	return isExpert && isAllIn(flipped, seatCount) ? bids : flipped
}

test('two worlds that differ only in what a viewer may not see give that viewer the same answer to the byte', () => {
	let differing = 0
	fc.assert(
		fc.property(world, (all) => {
			const bids = twin(all)
			if (JSON.stringify(bids) !== JSON.stringify(all.bids)) differing++
			expect(answer(all, bids)).toBe(answer(all, all.bids))
		}),
		{ seed: 11, numRuns: 5000 },
	)
	expect(differing).toBeGreaterThan(3000)
})

test('what a viewer may see does reach them', () => {
	const seats = [
		{ id: 's1', number: 4 },
		{ id: 's2', number: 2 },
	]
	const bids = [
		{ id: 'a', isShortlisted: true },
		{ id: 'b', isShortlisted: false },
	]
	const state = { status: 'scoring' as const, isBlind: true, isNoticed: false, isFull: true, seats, bids }
	const sheets = seats.flatMap((seat) => bids.map((one) => ({ seatId: seat.id, bidId: one.id, status: 'submitted' as const })))
	const reopened = sheets.map((one, at) => (at === 0 ? { ...one, status: 'reopened' as const } : one))
	const expert = (...conflicts: string[]): visibility.Viewer => ({ as: 'expert', seatId: 's2', conflicts: new Set(conflicts) })
	const issuer = { as: 'issuer' as const, conflicts: new Set<string>() }
	expect(visibility.chairOf(seats)?.id).toBe('s2')
	expect(visibility.readableSheets(expert(), state, sheets)).toEqual(sheets)
	expect(visibility.readableSheets(expert(), { ...state, isFull: false }, sheets)).toEqual(sheets.slice(2))
	expect(visibility.readableSheets(expert(), state, reopened)).toEqual(sheets.slice(2))
	expect(visibility.readableSheets(expert('a'), state, reopened)).toEqual([sheets[1], sheets[3]])
	expect(visibility.readableSheets(issuer, state, sheets)).toEqual([])
	expect(visibility.readableProgress(issuer, state, reopened)).toEqual({ in: 3, of: 4 })
	expect(visibility.readableProgress(expert(), state, reopened)).toEqual({ in: 2, of: 2 })
	expect(visibility.namedBids(expert(), state)).toEqual(new Set())
	const locked = { ...state, status: 'locked' as const }
	expect(visibility.readableSheets(issuer, locked, sheets)).toEqual(sheets)
	expect(visibility.namedBids(expert(), locked)).toEqual(new Set(['a']))
	const bidder = { as: 'bidder' as const, bidIds: new Set(['b']), conflicts: new Set<string>() }
	expect(visibility.readableSheets(bidder, locked, sheets)).toEqual([])
	expect(visibility.readableSheets(bidder, { ...locked, isNoticed: true }, sheets)).toEqual([sheets[1], sheets[3]])
})
