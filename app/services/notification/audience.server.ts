import type { Told } from '#app/domain/notification/news.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import type { ReviewStatus } from '#app/domain/review/review.ts'
import { blindTo, conflictedOn } from '#app/services/judging/own-conflicts.server.ts'
import type { Tx } from '#db/client.ts'
import * as BidRepository from '#db/repositories/bid-repository.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import * as ListCatalogueRepository from '#db/repositories/list-catalogue-repository.ts'
import * as OpeningKeyRepository from '#db/repositories/opening-key-repository.ts'
import * as PersonRepository from '#db/repositories/person-repository.ts'
import { aboutBid } from './bid-path.ts'
import type { Happening } from './happening.server.ts'

type Person = PersonRepository.Person

/** The people of one audience of a happening, but for its followers, who are read in batches. Whether each may know of it is `pathFor`'s to say. */
export async function peopleOf(tx: Tx, told: Exclude<Told, 'followers'>, happening: Happening): Promise<Person[]> {
	return [...(await PersonRepository.asMembers(tx, await rowsOf(tx, told, happening))).values()]
}

async function rowsOf(
	tx: Tx,
	told: Exclude<Told, 'followers'>,
	{ kind, list, found, bid, objection, review, askerUserId, expertUserId, partner }: Happening,
): Promise<PersonRepository.PersonRow[]> {
	const challenge = found?.challenge
	switch (told) {
		case 'issuer':
			if (list) return PersonRepository.listOfIssuers(tx, list.id)
			return challenge ? PersonRepository.listOfOrganisation(tx, challenge.issuerOrganisationId) : []
		case 'chainLead':
			return listOfLeads(tx, list?.chainSlug ?? challenge?.chainSlug ?? null)
		case 'bidder':
			return bid ? PersonRepository.listOfOrganisation(tx, bid.bid.organisationId) : []
		case 'bidders':
			// Of a withdrawn list: each is told of its own bid, which was destroyed with the challenge.
			return challenge ? PersonRepository.listOfBidders(tx, challenge.id) : []
		case 'bureau':
			return challenge?.citySlug ? PersonRepository.listOfBureau(tx, challenge.citySlug) : []
		case 'objector':
			// Of what happens to the award itself: each is told of their own objection, which was settled with it.
			return objection ? PersonRepository.listOfUser(tx, objection.objection.userId) : []
		case 'broker':
			return review?.review.brokerOrganisationId ? PersonRepository.listOfOrganisation(tx, review.review.brokerOrganisationId) : []
		case 'holders':
			if (kind === 'evaluation.locked' && !(await arePricesSealed(tx, challenge?.id ?? ''))) return []
			return list || challenge ? PersonRepository.listOfHolders(tx, list?.id ?? challenge?.listId ?? '') : []
		case 'partner':
			if (kind.startsWith('bid.')) return listOfPartners(tx, partner?.confirmedIds ?? [])
			if (kind === 'partner.changed') return listOfPartners(tx, partner?.ids ?? [])
			return partner?.named ? PersonRepository.listOfOrganisation(tx, partner.named) : []
		case 'expert':
			return expertUserId ? PersonRepository.listOfUser(tx, expertUserId) : []
		case 'panel':
			return challenge ? PersonRepository.listOfPanel(tx, challenge.id) : []
		case 'asker':
			return askerUserId ? PersonRepository.listOfUser(tx, askerUserId) : []
	}
}

const arePricesSealed = async (tx: Tx, challengeId: string) =>
	(await OpeningKeyRepository.listOfChallenge(tx, challengeId)).some(({ part, finishedAt }) => part === 'price' && finishedAt === null)

async function listOfPartners(tx: Tx, ids: readonly string[]): Promise<PersonRepository.PersonRow[]> {
	const people = []
	for (const id of ids) people.push(...(await PersonRepository.listOfOrganisation(tx, id)))
	return people
}

const listOfLeads = async (tx: Tx, chainSlug: string | null) => (chainSlug === null ? [] : PersonRepository.listOfLead(tx, chainSlug))

/**
 * Who of an audience is in conflict with the bid a happening is of, by their keys; of officers who would settle an objection, with any bid of the challenge.
 * Its own people, lead and partners, are told of it in any case.
 */
export async function blindAmong(tx: Tx, people: readonly Person[], told: Told, happening: Happening, now: Date): Promise<ReadonlySet<string>> {
	const { kind, bid, objection, challengeId } = happening
	const members = people.map(({ member }) => member)
	if (told === 'bureau' && challengeId && (objection || kind === 'award.stopped')) return conflictedOn(tx, members, challengeId, now)
	if (!bid || told === 'bidder' || told === 'bidders' || told === 'partner') return new Set()
	return blindTo(tx, members, bid.bid.id, now)
}

/**
 * The page a happening leads this person to; null where that page is not theirs to read, so that they are not told. `isConflicted`: with the
 * bid it is of, see `blindAmong`.
 */
export function pathFor({ member }: Person, told: Told, happening: Happening, isConflicted: boolean): string | null {
	const { kind, list, found, bid, objection, review, partner } = happening
	if (isConflicted) return null
	if (told === 'holders') return '/shares'
	if (told === 'expert' || told === 'panel') return bid ? aboutBid('/expert', bid.bid.id) : '/expert'
	if (list && (kind === 'ceremony.tested' || kind === 'share.lost'))
		return can(member, 'list.compose', ListCatalogueRepository.listFactsOf(list)) ? `/issuer/lists/${encodeURIComponent(list.code)}/ceremony` : null
	if (list && kind === 'list.release-missed')
		return can(member, 'list.compose', ListCatalogueRepository.listFactsOf(list)) ? `/issuer/lists/${encodeURIComponent(list.code)}` : null
	if (list) return can(member, 'list.read', ListCatalogueRepository.listFactsOf(list)) ? `/lists/${encodeURIComponent(list.code)}` : null
	if (!found) return null
	if (told === 'broker') return review && can(member, 'review.diagnose.end', review.review) ? brokerPath(member, review.review) : null
	const facts = ChallengeRepository.factsOf(found)
	if (!can(member, 'challenge.read', facts)) return null
	const page = `/challenges/${encodeURIComponent(found.challenge.code)}`
	if (told === 'bidder') return bid && can(member, 'bid.change', BidRepository.bidFactsOf(bid)) ? `/bidder/bids/${bid.bid.id}` : null
	if (told === 'partner') {
		if (kind === 'partner.removed') return page
		const facts = bid && partner ? { bid: BidRepository.bidFactsOf(bid), partnerIds: partner.ids } : null
		return facts && can(member, 'invitation.read', facts) ? `/bidder/invitations/${bid?.bid.id}` : null
	}
	if (objection && told === 'objector') return `/objections/${objection.objection.id}`
	if (objection && told === 'bureau') {
		const settled = { citySlug: found.challenge.citySlug, objectorOrganisationId: objection.objection.organisationId }
		return can(member, 'objection.settle', settled) ? `/objections/${objection.objection.id}` : null
	}
	if (kind === 'bid.corrected' || kind === 'bid.refused') {
		if (!bid || !can(member, 'bid.screen', { ...BidRepository.bidFactsOf(bid), isConflicted })) return null
		const bids = `/issuer/challenges/${encodeURIComponent(found.challenge.code)}/bids`
		return kind === 'bid.corrected' ? `${bids}/${bid.bid.id}/screening` : aboutBid(bids, bid.bid.id)
	}
	if (kind === 'question.asked') return can(member, 'question.answer', facts) ? `${page}/questions` : null
	return kind === 'question.answered' ? `${page}/questions` : page
}

/** What a broker is assigned; its desk, once that is not its to read any more. */
function brokerPath(member: Member, review: { id: string; status: ReviewStatus; brokerOrganisationId: string | null }): string {
	return can(member, 'review.diagnose', review) ? `/broker/reviews/${review.id}` : '/broker'
}
