import type { BidStatus } from '#app/domain/bid/lifecycle.ts'
import { indicatorMarks } from '#app/domain/challenge/clarification.ts'
import { changesBetween } from '#app/domain/challenge/demand-values.ts'
import { haltCommandsFor, relist } from '#app/domain/challenge/halt.ts'
import { isReleased, statusAt } from '#app/domain/challenge/lifecycle.ts'
import { type NextStep, nextStepOf } from '#app/domain/challenge/next-step.ts'
import { railOf } from '#app/domain/challenge/stage-rail.ts'
import { accept, refuse } from '#app/domain/decision.ts'
import type { Actor } from '#app/domain/permission/actor.ts'
import type { ChallengeFacts } from '#app/domain/permission/facts.ts'
import { isJudged } from '#app/domain/permission/parties.ts'
import { can } from '#app/domain/permission/permission.ts'
import type { Db, Store } from '#db/client.ts'
import * as BidRepository from '#db/repositories/bid-repository.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import * as ClarificationRepository from '#db/repositories/clarification-repository.ts'
import * as EvaluationRepository from '#db/repositories/evaluation-repository.ts'
import * as PanelRepository from '#db/repositories/panel-repository.ts'
import { readNotice } from '../award/read-notice.server.ts'
import { oneWithIssuer } from '../bid/one-with-issuer.server.ts'
import { readFollowing } from '../notification/read-following.server.ts'
import { readReviewState } from '../review/review-state.server.ts'
import { disclosedTo } from './disclosed-to.server.ts'
import { listCorridor } from './list-corridor.server.ts'

/** The statuses from which the decision on a challenge is public. */
const decided: readonly string[] = ['awarded', 'delivering', 'accepted', 'failed', 'unfilled']

/** The statuses in which a challenge may have, or have had, an award under notice. */
const noticed: readonly string[] = ['evaluating', 'noticed', ...decided]

/** Everything one reader may know of one challenge, and what they can do next; refuses `not-found` where it is not theirs to know of. */
export async function readChallenge({ store, actor, code, now }: { store: Store; actor: Actor; code: string; now: Date }) {
	const found = await ChallengeRepository.findByCode(store.db, code)
	const facts = found && ChallengeRepository.factsOf(found)
	if (!found || !facts || !can(actor, 'challenge.read', facts)) return refuse({ code: 'not-found' })
	const { contactName, contactPhone, contactEmail, bidCount, awardedBidId, ...whole } = found.challenge
	const { sourceKey: _key, revision: _revision, fieldRevisions: _marks, savedByUserId: _saver, ...all } = whole
	const { challenge, files, kept } = await disclosedTo(store.db, actor, facts, all)
	const isDecided = decided.includes(challenge.status)
	const isReasonPublic = isDecided || challenge.status === 'suspended' || challenge.status === 'withdrawn'
	const [indicators, { chains, cities }, ownBid, winner, notice, lineage, clarifications, review, following] = await Promise.all([
		ChallengeRepository.listIndicators(store.db, challenge.id),
		listCorridor(store, now),
		actor.kind === 'user' ? BidRepository.findOf(store.db, challenge.id, actor.organisation.id) : undefined,
		isDecided && awardedBidId ? BidRepository.findById(store.db, awardedBidId) : undefined,
		noticed.includes(challenge.status) ? readNotice(store.db, actor, found, now) : null,
		readLineage(store.db, actor, challenge),
		challenge.clarificationCount > 0 ? ClarificationRepository.listByChallenge(store.db, challenge.id) : [],
		readReviewState(store.db, actor, found, now),
		readFollowing(store.db, actor, 'challenge', challenge.id),
	])
	const { releaseAt, ...list } = found.list
	const chain = chains.find(({ slug }) => slug === challenge.chainSlug)
	const mayReadList = can(actor, 'list.read', {
		status: isReleased(challenge.status) ? 'released' : 'draft',
		chainSlug: facts.chainSlug,
		ownerOrganisationId: null,
		isCollection: list.isCollection,
	})
	return accept({
		challenge: { ...challenge, status: statusAt(challenge, now), decisionReason: isReasonPublic ? challenge.decisionReason : null },
		indicators,
		list,
		/** Whether the page of its list is the reader's to see, where it stands in one. */
		canReadList: mayReadList,
		issuer: found.issuer,
		chain: chain ? { hue: chain.hue, nameZh: chain.nameZh, nameEn: chain.nameEn } : null,
		city: cities.find((city) => city.slug === challenge.citySlug) ?? null,
		cities,
		rail: railOf(challenge, now, {
			review: review?.state ?? null,
			releaseAt: mayReadList && !isReleased(challenge.status) ? releaseAt : null,
			evaluation: challenge.status === 'evaluating' ? ((await EvaluationRepository.findLatest(store.db, challenge.id)) ?? null) : null,
			award: notice ? { ...notice.award, decisionDueAt: notice.decisionDueAt } : null,
		}),
		files,
		kept,
		mayUndertake: kept.some(({ level }) => level === 'undertaking') && can(actor, 'undertaking.accept', facts),
		contact: can(actor, 'challenge.read.contact', facts) ? { name: contactName, phone: contactPhone, email: contactEmail } : null,
		bidCount: can(actor, 'challenge.read.bidCount', { facts, now }) ? bidCount : null,
		notice,
		lineage,
		/** The last clarification, the indicators that clarifications changed, and whether the reader may publish another. */
		clarified: {
			canClarify: can(actor, 'challenge.clarify', facts) && statusAt(challenge, now) === 'open',
			last: lastOf(clarifications),
			indicators: indicatorMarks(clarifications.map(({ number, before, after }) => ({ number, changes: changesBetween(before, after) }))),
		},
		review,
		following,
		mayMoveDeadline: can(actor, 'challenge.moveDeadline', facts),
		canMoveDeadline: can(actor, 'challenge.moveDeadline', facts) && statusAt(challenge, now) === 'open',
		haltCommands: can(actor, 'challenge.halt', facts) ? haltCommandsFor(statusAt(challenge, now)) : [],
		canRelist: can(actor, 'challenge.relist', facts) && relist(challenge.status, lineage.hasNext).ok,
		winners: notice?.award.status === 'final' ? notice.winners : winner ? [{ ...winner.bidder, hasRefused: false }] : [],
		ownBidId: ownBid?.id ?? null,
		nextStep: await nextStepFor(store.db, actor, facts, ownBid?.status ?? null, now),
		canReadVersions: can(actor, 'challenge.read.review', facts) && facts.origin === 'corridor',
		/** While it is judged the page of its panel says what is to come; after, there is one only where there was a panel. */
		canReadPanel: can(actor, 'panel.read', facts) && (isJudged(facts) || (await PanelRepository.isCommitted(store.db, challenge.id))),
		canChange: can(actor, 'challenge.change', facts),
		canDecide: can(actor, 'challenge.decide', { facts, now, isConflicted: false }),
	})
}

/** The next step, with what keeps whoever is one with the issuer from bidding. */
async function nextStepFor(db: Db, actor: Actor, facts: ChallengeFacts, ownBid: BidStatus | null, now: Date): Promise<NextStep> {
	const step = nextStepOf(actor, facts, ownBid, now)
	if (actor.kind !== 'user' || (step !== 'bid' && step !== 'continue-bid')) return step
	return (await oneWithIssuer(db, facts.issuerOrganisationId, now))(actor.organisation.id) ? 'related' : step
}

/** The rounds before and after a challenge, as far as the reader may know of them. */
async function readLineage(db: Db, actor: Actor, { id, previousChallengeId }: { id: string; previousChallengeId: string | null }) {
	const shownOf = async (key: string | undefined) => {
		const found = key ? await ChallengeRepository.findById(db, key) : undefined
		if (!found || !can(actor, 'challenge.read', ChallengeRepository.factsOf(found))) return null
		const { code, round, status, unfilledReason } = found.challenge
		return { code, round, status, unfilledReason }
	}
	const next = await ChallengeRepository.findNextRound(db, id)
	return { previous: await shownOf(previousChallengeId ?? undefined), next: await shownOf(next?.id), hasNext: next !== undefined }
}

function lastOf(clarifications: readonly ClarificationRepository.ClarificationRow[]) {
	const last = clarifications.at(-1)
	return last ? { number: last.number, publishedAt: last.publishedAt } : null
}
