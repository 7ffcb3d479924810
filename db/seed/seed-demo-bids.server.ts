import { eq } from 'drizzle-orm'
import type { BidContent } from '#app/domain/bid/content.ts'
import { type BidStatus, openedStatuses } from '#app/domain/bid/lifecycle.ts'
import { receiptBytes, receiptCodeOf } from '#app/domain/bid/receipt.ts'
import type { Tx } from '#db/client.ts'
import { newId } from '#db/kit.ts'
import type { NewAuditEntry } from '#db/repositories/audit-repository.ts'
import { bids, bidVersions, challenges } from '#db/schema/index.ts'
import { bidStatusIn, feedbackOf, lossReason, promised, scheduleOf, teamOf, winReason } from './demo-bids.ts'
import type { DemoBid } from './demo-challenge.ts'
import { demoOrganisations } from './demo-organisations.ts'
import { actorOf, type Places, placedAt } from './placed.ts'
import type { MadeChallenge } from './seed-demo-challenges.server.ts'

/** The bids placed in an award. */
export type DemoPlaces = { winner: string; reserves: string[] }

/** How a version's content is kept in its row. */
export type EncryptContent = (version: { id: string; bidId: string }, content: BidContent) => string

/** Writes the bids of the demo and the decisions taken on them; answers the audit entries of what happened to them, and the bids placed in each award. */
export async function seedDemoBids(tx: Tx, now: Date, made: readonly MadeChallenge[], places: Places, encryptContent: EncryptContent) {
	const placed = new Map<string, DemoPlaces>()
	const all = made.flatMap((challenge, at) =>
		challenge.demo.bids.map((demo, number) => makeBid(now, challenge, demo, { turn: at * 3 + number, number }, places)),
	)
	await tx.insert(bids).values(all.map((one) => one.bid))
	// A withdrawn challenge takes what was sealed with it.
	const kept = all.filter((one) => one.bid.status !== 'destroyed')
	await tx.insert(bidVersions).values(kept.map(({ version, content }) => ({ ...version, content: encryptContent(version, content) })))
	for (const challenge of made) {
		const own = all.flatMap(({ bid, shortOf }) => (bid.challengeId === challenge.id ? [{ ...bid, shortOf }] : []))
		const bidCount = own.filter(({ status }) => status === 'sealed' || openedStatuses.includes(status)).length
		await tx
			.update(challenges)
			.set({ bidCount, ...decisionOf(challenge) })
			.where(eq(challenges.id, challenge.id))
		const winner = own.find(({ status }) => status === 'won') ?? own.find(({ status }) => status === 'scored')
		const reserves = own.filter(({ id, status, shortOf }) => ['lost', 'scored'].includes(status) && shortOf === null && id !== winner?.id)
		if (challenge.notice && winner) placed.set(challenge.id, { winner: winner.id, reserves: reserves.map(({ id }) => id) })
	}
	return { trail: all.flatMap((one) => one.trail), placed }
}

function decisionOf({ demo, decidedAt, suspendedAt }: MadeChallenge) {
	if (suspendedAt || demo.status === 'withdrawn') return { suspendedAt, decisionReason: demo.decision }
	if (!decidedAt) return {}
	const decision = { decidedAt, decisionReason: demo.decision }
	return demo.status === 'unfilled' ? { ...decision, unfilledReason: 'none-qualified' as const } : decision
}

function makeBid(now: Date, challenge: MadeChallenge, demo: DemoBid, { turn, number }: { turn: number; number: number }, places: Places) {
	const [bidder, mark, price, fallsShortAt, approach] = demo
	const organisation = placedAt(places, bidder)
	const known = demoOrganisations.find(({ slug }) => slug === bidder)
	if (!known) throw new Error(`no invented organisation bids: ${bidder}`)
	const status = bidStatusIn(challenge.demo.status, mark)
	const { draftedAt, sealedAt } = instantsOf(now, challenge, turn)
	const wasSealed = status !== 'draft'
	const stands = wasSealed && status !== 'withdrawn' && status !== 'destroyed'
	const shortOf = fallsShortAt === null ? null : (challenge.demo.indicators[fallsShortAt]?.[0] ?? null)
	const bid = {
		id: newId(),
		challengeId: challenge.id,
		organisationId: organisation.id,
		status,
		sealedAt: stands ? sealedAt : null,
		receiptCode: stands ? receiptCodeOf(crypto.getRandomValues(new Uint8Array(receiptBytes))) : null,
		...toldOf({ status, number, shortOf, isUnfilled: challenge.demo.status === 'unfilled' }),
		isDemo: true,
		createdAt: draftedAt,
		updatedAt: wasSealed ? sealedAt : draftedAt,
	}
	const version = {
		id: newId(),
		bidId: bid.id,
		number: 1,
		savedAt: bid.updatedAt,
		savedByUserId: organisation.userId,
		sealedAt: wasSealed ? sealedAt : null,
	}
	// A draft has come as far as half of the table.
	const named = wasSealed ? challenge.demo.indicators : challenge.demo.indicators.slice(0, Math.ceil(challenge.demo.indicators.length / 2))
	const content = {
		approach,
		team: wasSealed || price !== null ? teamOf(known.kind, turn) : '',
		foundation: known.base,
		schedule: wasSealed ? scheduleOf(challenge.demo.durationMonths, turn) : '',
		priceFen: price === null ? null : price * 1_000_000,
		promises: Object.fromEntries(named.map((indicator, at) => [challenge.indicatorIds[at] ?? '', promised(indicator, turn + at, fallsShortAt === at)])),
		notes: {},
		partners: [],
	}
	return { bid, version, content, shortOf, trail: trailOf(bid, draftedAt, wasSealed ? sealedAt : null, challenge, places, bidder) }
}

/** What its bidder is told; under notice the first of the bids wins. */
function toldOf({ status, number, shortOf, isUnfilled }: { status: BidStatus; number: number; shortOf: string | null; isUnfilled: boolean }) {
	if (status === 'won' || (status === 'scored' && number === 0)) return { outcomeReason: winReason, feedback: '' }
	const isBeaten = status === 'lost' || status === 'scored'
	return { outcomeReason: isBeaten ? lossReason(shortOf) : '', feedback: isBeaten && !isUnfilled ? feedbackOf(shortOf) : '' }
}

/** Begun some way into the window, sealed later in it, and never after now. */
function instantsOf(now: Date, { bidsOpenAt, bidsCloseAt }: MadeChallenge, turn: number): { draftedAt: Date; sealedAt: Date } {
	const opens = (bidsOpenAt ?? now).getTime()
	const window = Math.min(now.getTime(), bidsCloseAt.getTime()) - opens
	const share = 0.6 + ((turn * 13) % 39) / 100
	const odd = ((turn * 7919) % 3600) * 1000
	const instant = (part: number) => new Date(Math.max(opens, opens + Math.floor(window * part) - odd))
	return { draftedAt: instant(share * 0.6), sealedAt: instant(share) }
}

type Made = { id: string; status: string; challengeId: string }

function trailOf(
	bid: Made,
	draftedAt: Date,
	sealedAt: Date | null,
	{ demo, openedAt, decidedAt }: MadeChallenge,
	places: Places,
	bidder: string,
): NewAuditEntry[] {
	const entry = { subject: 'bid' as const, subjectId: bid.id, challengeId: bid.challengeId }
	const own = { ...entry, actor: actorOf(placedAt(places, bidder)) }
	const issuers = { ...entry, actor: actorOf(placedAt(places, demo.issuer)) }
	const trail: NewAuditEntry[] = [{ ...own, kind: 'bid.drafted', at: draftedAt, after: { status: 'draft' } }]
	if (!sealedAt) return trail
	trail.push({ ...own, kind: 'bid.sealed', at: sealedAt, before: { status: 'draft' }, after: { status: 'sealed' } })
	if (bid.status === 'withdrawn') {
		trail.push({ ...own, kind: 'bid.withdrawn', at: new Date(sealedAt.getTime() + 3_600_000), before: { status: 'sealed' }, after: { status: 'withdrawn' } })
	}
	if (['opened', 'scored', 'won', 'lost'].includes(bid.status)) {
		trail.push({ ...issuers, kind: 'bid.opened', at: openedAt, before: { status: 'sealed' }, after: { status: 'opened' } })
	}
	if (decidedAt && (bid.status === 'won' || bid.status === 'lost')) {
		const kind = bid.status === 'won' ? 'bid.won' : 'bid.lost'
		const actor = demo.status === 'unfilled' ? issuers.actor : ('clock' as const)
		trail.push({ ...issuers, actor, kind, at: decidedAt, before: { status: demo.status === 'unfilled' ? 'opened' : 'scored' }, after: { status: bid.status } })
	}
	return trail
}
