import { type DrawRecord, readDrawInput, writeDrawRecord } from '#app/crypto/panel-draw.ts'
import { accept, refuse } from '#app/domain/decision.ts'
import type { Conflict } from '#app/domain/judging/conflict.ts'
import { liveSeats } from '#app/domain/judging/lifecycle.ts'
import type { PlacedBid } from '#app/domain/judging/own-conflicts.ts'
import type { Actor } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import type { Db, Store } from '#db/client.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import * as PanelRepository from '#db/repositories/panel-repository.ts'
import * as PartnerRepository from '#db/repositories/partner-repository.ts'
import * as SeatedRepository from '#db/repositories/seated-repository.ts'
import { ownConflicts } from './own-conflicts.server.ts'

type Reading = { store: Store; actor: Actor; code: string }
type Panel = NonNullable<Awaited<ReturnType<typeof PanelRepository.findLatest>>>
type Candidates = Awaited<ReturnType<typeof PanelRepository.listCandidates>>

async function find(db: Db, actor: Actor, code: string) {
	const found = await ChallengeRepository.findByCode(db, code)
	const facts = found && ChallengeRepository.factsOf(found)
	if (!found || !facts || !can(actor, 'panel.read', facts)) return undefined
	const panel = await PanelRepository.findLatest(db, found.challenge.id)
	return { challenge: found.challenge, facts, panel, isDrawn: panel !== undefined && panel.drawnAt !== null }
}

/**
 * What the actor may know of the panel of a challenge: that it is committed, with the hashes; from the draw on its record; the names,
 * and who is excluded and why. Refuses `not-found` where the challenge is not being judged, or is not the actor's to read.
 */
export async function readPanel({ store: { db }, actor, code, now }: Reading & { now: Date }) {
	const found = await find(db, actor, code)
	if (!found) return refuse({ code: 'not-found' })
	const { challenge, facts, panel, isDrawn } = found
	const isOver = panel?.status === 'dissolved'
	const { title, language, status } = challenge
	const may = { challenge: facts, isDrawn }
	const own = await ownConflicts(db, actor, challenge, now)
	const mayDecide = own.why.length === 0
	const candidates = panel ? await PanelRepository.listCandidates(db, panel.id) : []
	return accept({
		challenge: { code, title, language, status },
		panel: panel ? describe(panel) : null,
		seats: panel && can(actor, 'panel.read.record', may) ? await seatsOf(db, panel, candidates, can(actor, 'panel.read.names', may)) : null,
		canRecall: can(actor, 'seat.recall', null) && can(actor, 'seat.hold', facts),
		words: can(actor, 'panel.read.record', may) ? (panel?.words ?? null) : null,
		excluded: can(actor, 'panel.read.excluded', facts) ? await explain(db, withoutParties(candidates, own.bids)) : [],
		/** Why the reader is not told of some of the bidders, and may decide nothing. */
		why: own.why,
		canCommit: mayDecide && (!panel || isOver) && can(actor, 'panel.commit', facts),
		canDissolve: mayDecide && panel?.status === 'drawn' && can(actor, 'panel.commit', facts) && (await hasEmptySeat(db, panel)),
		canDraw: mayDecide && panel?.status === 'committed' && can(actor, 'panel.draw', facts),
	})
}

/** Whether a drawn panel has a seat that nobody of its draw was left for. */
export async function hasEmptySeat(db: Db, panel: Panel): Promise<boolean> {
	const held = (await SeatedRepository.listOfPanel(db, panel.id)).filter(({ status }) => liveSeats.includes(status)).length
	return held < readDrawInput(panel.input).rules.size
}

function describe({ number, status, inputHash, secretHash, committedAt, drawnAt, input }: Panel) {
	return { number, status, inputHash, secretHash, committedAt, drawnAt, size: readDrawInput(input).rules.size }
}

/** Every seat with what became of it, in the order in which they were given; named where the reader may know the people. */
async function seatsOf(db: Db, panel: Panel, candidates: Candidates, areNamed: boolean) {
	const { candidates: frozen, organisations } = readDrawInput(panel.input)
	return (await SeatedRepository.listOfPanel(db, panel.id)).map(({ id, code, number, status, nextCode, expertId }) => {
		const one = frozen.find((candidate) => candidate.code === code)
		const person = candidates.find((candidate) => candidate.expertId === expertId)
		return {
			id,
			code,
			number,
			status,
			nextCode,
			city: organisations[one?.organisation ?? ''] ?? '',
			isOfField: one?.isOfField ?? false,
			person: areNamed && person ? { name: person.name, organisation: person.organisation } : null,
		}
	})
}

/** Those drawn, in their order. */
function inPlace(candidates: Candidates) {
	return candidates
		.flatMap(({ code, place, ...rest }) => (code === null || place === null ? [] : [{ code, place, ...rest }]))
		.sort((one, other) => one.place - other.place)
}

/** The candidates without what would tell who stands in these bids: conflicts with them, or over them. */
function withoutParties(candidates: Candidates, bids: readonly PlacedBid[]): Candidates {
	const parties = new Set(bids.flatMap(({ organisationIds }) => organisationIds))
	const tells = ({ party, way }: Conflict) => party.side === 'bidder' && [party.organisationId, ...way.map(({ to }) => to)].some((id) => parties.has(id))
	return candidates.map((candidate) => ({ ...candidate, conflicts: candidate.conflicts.filter((conflict) => !tells(conflict)) }))
}

/** Who is excluded, each with its conflicts and the names of the organisations in them. */
async function explain(db: Db, candidates: Candidates) {
	const excluded = candidates.filter(({ conflicts }) => conflicts.length > 0)
	const ids = excluded.flatMap(({ conflicts }) => conflicts.flatMap(({ party, through, way }) => [party.organisationId, through, ...way.map(({ to }) => to)]))
	const names = new Map((await PartnerRepository.listOrganisations(db, [...new Set(ids)])).map(({ id, slug, name, nameEn }) => [id, { slug, name, nameEn }]))
	const named = (id: string) => names.get(id) ?? { slug: '', name: '', nameEn: null }
	return excluded.map(({ expertId, name, organisation, conflicts }) => ({
		expertId,
		name,
		organisation,
		conflicts: conflicts.map(({ kind, party, through, way }) => ({
			kind,
			side: party.side,
			party: named(party.organisationId),
			through: named(through),
			way: way.map((step) => ({ kind: step.kind, to: named(step.to) })),
		})),
	}))
}

/** The published record of the draw as a file, for `npm run draw`. Refuses `not-found` where it is not the actor's to read yet. */
export async function readDrawRecord({ store: { db }, actor, code }: Reading) {
	const found = await find(db, actor, code)
	const panel = found?.panel
	if (!found || !panel?.drawnAt || panel.secret === null) return refuse({ code: 'not-found' })
	if (!can(actor, 'panel.read.record', { challenge: found.facts, isDrawn: found.isDrawn })) return refuse({ code: 'not-found' })
	const { inputHash, secretHash, secret, words } = panel
	const record: DrawRecord = {
		format: 'lianbang-draw-v1',
		input: readDrawInput(panel.input),
		inputHash,
		secretHash,
		committedAt: panel.committedAt.toISOString(),
		secret,
		words,
		drawnAt: panel.drawnAt.toISOString(),
		drawn: inPlace(await PanelRepository.listCandidates(db, panel.id)).map((one) => one.code),
		replaced: (await SeatedRepository.listOfPanel(db, panel.id))
			.filter(({ turn }) => turn !== null)
			.sort((one, other) => (one.turn ?? 0) - (other.turn ?? 0))
			.map(({ code: out, nextCode }) => ({ out, next: nextCode })),
	}
	return accept({ text: writeDrawRecord(record), name: `${code}-draw.json` })
}
