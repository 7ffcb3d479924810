import type { BidStatus } from '../bid/lifecycle.ts'
import type { ChallengeStatus } from '../challenge/lifecycle.ts'
import type { ListOrigin, ListStatus } from '../list/list.ts'
import type { CitySlug, OrganisationStatus } from '../organisation/organisation.ts'
import type { ReviewStatus } from '../review/review.ts'

/** What of a challenge permission depends on. `issuerCitySlug` is the challenge's city. */
export type ChallengeFacts = {
	status: ChallengeStatus
	bidsCloseAt: Date | null
	issuerOrganisationId: string
	citySlug: CitySlug | null
	chainSlug: string | null
	origin: ListOrigin
	showsBidCount: boolean
}
/** `isCollection`: where the demands of a chain stand until they are taken into a list; no list itself. */
export type ListFacts = { status: ListStatus; chainSlug: string | null; ownerOrganisationId: string | null; isCollection: boolean }
/** An event of the alliance; the organisation whose person entered it, where it was a person. */
export type EventFacts = { creatorOrganisationId: string | null }
export type BidFacts = { organisationId: string; bidderCitySlug: CitySlug | null; status: BidStatus; challenge: ChallengeFacts }
/** What is asked besides of whoever does not own a bid: whether they are in conflict with it, which takes having looked (`ownConflicts`). */
export type Conflicted = { isConflicted: boolean }
/** A bid and the organisations that were invited into its consortium. */
export type InvitationFacts = { bid: BidFacts; partnerIds: readonly string[] }
export type OrganisationFacts = { id: string; status: OrganisationStatus; citySlug: CitySlug | null }
export type ObjectionFacts = { citySlug: CitySlug | null; objectorOrganisationId: string }
export type ReviewFacts = { status: ReviewStatus; brokerOrganisationId: string | null }
/** A panel is drawn, and what is known of its challenge. */
export type PanelFacts = { challenge: ChallengeFacts; isDrawn: boolean }
export type At<Facts> = { facts: Facts; now: Date }
