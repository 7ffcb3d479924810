import { eq, sql } from 'drizzle-orm'
import type { BidStatus } from '#app/domain/bid/lifecycle.ts'
import type { Tx } from '#db/client.ts'
import { newId } from '#db/kit.ts'
import { bids, bidVersions, challenges, promises } from '#db/schema/index.ts'
import { demoBidTexts, demoDecisionReasons } from './demo-bids.ts'
import type { DemoIndicator } from './demo-challenge.ts'
import { demoOrganisations } from './demo-organisations.ts'
import { idOf, type Placed } from './placed.ts'
import type { MadeChallenge } from './seed-demo-challenges.server.ts'

const day = 86_400_000

/** What the bids of a challenge in this status look like; the first is the one that may win. */
function statusesOf({ demo, bidsOpenAt }: MadeChallenge, at: number): BidStatus[] {
	const several = (status: BidStatus, count: number) => Array.from({ length: count }, () => status)
	switch (demo.status) {
		case 'open':
			// Near the deadline some have none, so that the monitor has something to show.
			if (!bidsOpenAt || demo.closesInDays <= 3 || at % 7 === 6) return []
			return [...several('sealed', at % 4), ...several('draft', (at + 1) % 3)]
		case 'closed':
			return several('sealed', 3)
		case 'opened':
		case 'evaluating':
		case 'noticed':
			return several('opened', 3 + (at % 2))
		case 'awarded':
		case 'delivering':
		case 'accepted':
		case 'failed':
			return ['won', ...several('lost', 1 + (at % 4))]
		case 'unfilled':
			return several('lost', 1)
		case 'withdrawn':
			return several('destroyed', 1)
		default:
			return []
	}
}

/** A promise that mostly meets its target; every seventh falls a little short. */
function promised([, comparator, target, targetUpper]: DemoIndicator, number: number): string {
	if (comparator === 'text') return target
	if (comparator === 'range') return ((Number(target) + Number(targetUpper)) / 2).toFixed(1)
	if (comparator === 'equals') return target
	const better = (number % 7 === 6 ? -1 : 1) * (1 + (number % 5)) * 0.03
	const value = Number(target) * (comparator === 'at-least' ? 1 + better : 1 - better)
	const digits = Math.max(target.split('.')[1]?.length ?? 0, Math.abs(value) < 10 ? 2 : 1)
	return String(Number(value.toFixed(digits)))
}

/** Writes bids for every challenge that can have some, and the decisions of those that are decided. */
export async function seedDemoBids(tx: Tx, now: Date, made: readonly MadeChallenge[], placed: ReadonlyMap<string, Placed>): Promise<void> {
	const all = made.flatMap((challenge, at) => bidsOf(now, challenge, at, placed))
	await tx.insert(bids).values(all.map((one) => one.bid))
	const kept = all.filter((one) => one.bid.status !== 'destroyed')
	await tx.insert(bidVersions).values(kept.map((one) => one.version))
	await tx.insert(promises).values(kept.flatMap((one) => one.promises))
	for (const challenge of made) {
		const own = all.filter((one) => one.bid.challengeId === challenge.id)
		const standing = own.filter((one) => !['draft', 'withdrawn', 'destroyed'].includes(one.bid.status)).length
		const winner = own.find((one) => one.bid.status === 'won')
		const isUnfilled = challenge.demo.status === 'unfilled'
		const decision = winner
			? { awardedBidId: winner.bid.id, decisionReason: demoDecisionReasons.won, decidedAt: new Date(challenge.bidsCloseAt.getTime() + 12 * day) }
			: isUnfilled
				? { decisionReason: demoDecisionReasons.unfilled, decidedAt: new Date(challenge.bidsCloseAt.getTime() + 12 * day) }
				: {}
		if (standing > 0 || isUnfilled)
			await tx
				.update(challenges)
				.set({ bidCount: sql`${standing}`, ...decision })
				.where(eq(challenges.id, challenge.id))
	}
}

function bidsOf(now: Date, challenge: MadeChallenge, at: number, placed: ReadonlyMap<string, Placed>) {
	const { demo, chainSlug } = challenge
	const bidders = demoOrganisations.filter(
		({ status, slug, chainSlugs }) => status === 'verified' && slug !== demo.issuer && chainSlugs.some((chain) => chain === chainSlug),
	)
	const texts = demoBidTexts[chainSlug]
	return statusesOf(challenge, at).flatMap((status, number) => {
		const bidder = bidders[(at * 5 + number * 3) % bidders.length]
		if (!bidder || !texts || bidders.length <= number * 3) return []
		const turn = at + number
		const take = (choices: readonly string[]) => choices[turn % choices.length] ?? ''
		const sealedAt =
			status === 'draft' ? null : new Date(Math.min(now.getTime() - (1 + number) * 3_600_000, challenge.bidsCloseAt.getTime() - (1 + number) * 7_200_000))
		const savedAt = sealedAt ?? now
		const bid = {
			id: newId(),
			challengeId: challenge.id,
			organisationId: idOf(placed, bidder.slug),
			status,
			sealedAt,
			isDemo: true,
			createdAt: savedAt,
			updatedAt: savedAt,
		}
		const priceFen = (demo.budget ?? 300) * 10_000 * (72 + ((turn * 7) % 30))
		const version = {
			id: newId(),
			bidId: bid.id,
			number: 1,
			approach: take(texts.approach),
			team: take(texts.team),
			foundation: take(texts.foundation),
			schedule: take(texts.schedule),
			priceFen,
			savedAt,
			sealedAt,
		}
		const pledge = demo.indicators.flatMap((indicator, position) => {
			const indicatorId = challenge.indicatorIds[position]
			return indicatorId ? [{ versionId: version.id, indicatorId, value: promised(indicator, turn + position), note: '' }] : []
		})
		return [{ bid, version, promises: pledge }]
	})
}
