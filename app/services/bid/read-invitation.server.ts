import { leadShares, partnerState } from '#app/domain/bid/consortium.ts'
import { change } from '#app/domain/bid/decisions.ts'
import { statusAt } from '#app/domain/challenge/lifecycle.ts'
import { accept, refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import type { Store } from '#db/client.ts'
import * as BidRepository from '#db/repositories/bid-repository.ts'
import * as BidVersionRepository from '#db/repositories/bid-version-repository.ts'
import * as PartnerRepository from '#db/repositories/partner-repository.ts'
import { partnersRevision, statedPartners } from './consortium.server.ts'
import { contentOf } from './encrypted-bid.server.ts'
import type { Vault } from './vault.ts'

type ReadInvitation = { store: Store; vault: Vault; actor: Member; bidId: string; now: Date }

/**
 * An invitation as its partner sees it: the challenge, the lead, what every partner does and gets and where it stands;
 * nothing else of the bid. Once bids are taken no more, of the version that was sealed. Refuses everyone else as `not-found`.
 */
export async function readInvitation({ store: { db }, vault, actor, bidId, now }: ReadInvitation) {
	const found = await BidRepository.findById(db, bidId)
	if (!found) return refuse({ code: 'not-found' })
	const { bid, bidder, challenge, issuer } = found
	const answers = await PartnerRepository.listOfBid(db, bid.id)
	const facts = { bid: BidRepository.bidFactsOf(found), partnerIds: answers.map((one) => one.organisationId) }
	if (!can(actor, 'invitation.read', facts)) return refuse({ code: 'not-found' })
	const isOpen = change(bid.status, challenge, now).ok
	const latest = await BidVersionRepository.findLatest(db, bid.id)
	const standing = isOpen || bid.sealedAt === null ? undefined : await BidVersionRepository.findStanding(db, bid.id)
	const version = standing ?? latest?.version
	if (!version) throw new Error(`bid ${bid.id} has no version`)
	const content = contentOf(vault, version)
	const { code, title, language, bidsCloseAt } = challenge
	const revision = partnersRevision(version)
	const own = answers.find(({ organisationId }) => organisationId === actor.organisation.id)
	return accept({
		bidId: bid.id,
		challenge: { code, title, language, bidsCloseAt, status: statusAt(challenge, now) },
		issuer,
		lead: { slug: bidder.slug, name: bidder.name, nameEn: bidder.nameEn, isDemo: bidder.isDemo },
		leadShares: leadShares(content.partners),
		partners: await statedPartners(db, bid, version, content),
		revision,
		ownId: actor.organisation.id,
		state: partnerState(own, revision),
		/** Whether it may still answer, and whether it may decline: what was sealed with its confirmation stands. */
		mayAnswer: isOpen && can(actor, 'invitation.answer', facts),
		mayDecline: isOpen && version.sealedAt === null,
	})
}
