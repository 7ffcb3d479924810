import { dayOf } from '#app/domain/calendar/working-days.ts'
import { type Conflict, conflictsOf, type Party } from '#app/domain/judging/conflict.ts'
import { graphOf, type OrganisationTie } from '#app/domain/judging/organisation-graph.ts'
import type { Db } from '#db/client.ts'
import * as BidRepository from '#db/repositories/bid-repository.ts'
import type * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import * as DeclarationRepository from '#db/repositories/declaration-repository.ts'
import * as ExpertRepository from '#db/repositories/expert-repository.ts'
import * as TieRepository from '#db/repositories/organisation-tie-repository.ts'
import * as SeatRepository from '#db/repositories/seat-repository.ts'

/** Edges of the organisation graph: those the office entered, consortia of opened bids, and the projects that came of awards. */
export async function readEdges(db: Db): Promise<OrganisationTie[]> {
	const entered = (await TieRepository.listTies(db)).map(({ kind, until, one, other }): OrganisationTie => ({ kind, until, between: [one.id, other.id] }))
	const bids = (await TieRepository.listJointBids(db)).flatMap(({ one, other, sealedAt }): OrganisationTie[] =>
		sealedAt ? [{ kind: 'joint-bid', until: dayOf(sealedAt), between: [one, other] }] : [],
	)
	const projects = (await TieRepository.listJointProjects(db)).map(({ issuer, winner, status, updatedAt }): OrganisationTie => {
		const isOver = status === 'accepted' || status === 'failed'
		return { kind: 'joint-project', until: isOver ? dayOf(updatedAt) : null, between: [issuer, winner] }
	})
	return [...entered, ...bids, ...projects]
}

/** Whom a panel judges or judges for: the issuer, and of every standing bid the lead and its partners. */
async function readParties(db: Db, { id, issuerOrganisationId }: ChallengeRepository.ChallengeRow): Promise<Party[]> {
	const standing = await BidRepository.listStanding(db, id)
	const partners = await SeatRepository.listOfBids(
		db,
		standing.map(({ bid }) => bid.id),
	)
	const bidders = new Set([...standing.map(({ bid }) => bid.organisationId), ...partners])
	return [{ organisationId: issuerOrganisationId, side: 'issuer' }, ...[...bidders].map((organisationId) => ({ organisationId, side: 'bidder' as const }))]
}

type InPool = { expert: ExpertRepository.ExpertRow; isOfField: boolean; conflicts: Conflict[] }

/** Every expert of the register with its conflicts with the parties of a challenge. */
export async function readPool(db: Db, challenge: ChallengeRepository.ChallengeRow, now: Date): Promise<InPool[]> {
	const day = dayOf(now)
	const graph = graphOf(await readEdges(db), day)
	const parties = await readParties(db, challenge)
	const experts = await ExpertRepository.listExperts(db)
	const ties = await ExpertRepository.listTies(
		db,
		experts.map(({ id }) => id),
	)
	const declared = (
		await DeclarationRepository.listTied(
			db,
			experts.map(({ userId }) => userId),
		)
	).flatMap(({ userId, declaredId }) => (declaredId === null ? [] : [{ userId, kind: 'declared' as const, organisationId: declaredId, until: null }]))
	const tiesOf = ({ id, userId }: ExpertRepository.ExpertRow) => [
		...ties.filter(({ expertId }) => expertId === id),
		...declared.filter((one) => one.userId === userId),
	]
	return experts.map((expert) => ({
		expert,
		isOfField: challenge.chainSlug !== null && expert.fields.includes(challenge.chainSlug),
		conflicts: conflictsOf({
			expert: { organisationId: expert.organisation.id, ties: tiesOf(expert) },
			parties,
			graph,
			day,
		}),
	}))
}
