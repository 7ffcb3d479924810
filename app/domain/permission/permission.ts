import type { BidStatus } from '../bid/lifecycle.ts'
import type { DisclosureLevel } from '../challenge/disclosure.ts'
import { isReleased, statusAt } from '../challenge/lifecycle.ts'
import type { CitySlug, Role } from '../organisation/organisation.ts'
import type { RuleOwner, Rules } from '../rules/rule-pack.ts'
import type { Actor } from './actor.ts'
import type {
	At,
	BidFacts,
	ChallengeFacts,
	Conflicted,
	EventFacts,
	InvitationFacts,
	ListFacts,
	ObjectionFacts,
	OrganisationFacts,
	PackageFacts,
	PanelFacts,
	ReviewFacts,
	SheetFacts,
} from './facts.ts'
import { holds, isDecisionKnown, isIssuerOf, isJudged, isOfCity, isOpened, isUser, leads, owns, reaches } from './parties.ts'

/** What each permission is asked about. */
type Subjects = {
	'demand.start': { chainSlug: string; isMember: boolean }
	'challenge.read': ChallengeFacts
	'challenge.read.contact': ChallengeFacts
	'challenge.read.field': { facts: ChallengeFacts; level: DisclosureLevel; hasUndertaken: boolean }
	'undertaking.accept': ChallengeFacts
	'challenge.change': ChallengeFacts
	'challenge.submit': ChallengeFacts
	'challenge.review': ChallengeFacts
	'challenge.read.review': ChallengeFacts
	'review.diagnose': ReviewFacts
	'review.diagnose.end': ReviewFacts
	'challenge.read.bidCount': At<ChallengeFacts>
	'challenge.awaitBids': ChallengeFacts
	'challenge.decide': At<ChallengeFacts> & Conflicted
	'challenge.halt': ChallengeFacts
	'challenge.moveDeadline': ChallengeFacts
	'challenge.clarify': ChallengeFacts
	'challenge.relist': ChallengeFacts
	'opening.read.bids': { facts: ChallengeFacts; bidStatus: BidStatus; readers: Rules['openingRecord']; isBidder: boolean } & Conflicted
	'panel.read': ChallengeFacts
	'panel.commit': ChallengeFacts
	'panel.draw': ChallengeFacts
	'panel.read.record': PanelFacts
	'panel.read.names': PanelFacts
	'panel.read.excluded': ChallengeFacts
	'conflict.declare': { isExpert: boolean }
	'seat.answer': { userId: string }
	'seat.recall': null
	'seat.hold': ChallengeFacts
	'evaluation.begin': ChallengeFacts
	'evaluation.read.progress': ChallengeFacts
	'evaluation.read': ChallengeFacts
	'evaluation.meet': { userId: string }
	'defence.set': ChallengeFacts
	'sheet.read': SheetFacts
	'sheet.write': SheetFacts
	'package.read': PackageFacts & Conflicted
	'bid.prepare': ChallengeFacts
	'bid.read': BidFacts & Conflicted
	'bid.read.outcome': BidFacts & Conflicted
	'bid.read.decision': BidFacts
	'bid.change': BidFacts
	'bid.refuse': BidFacts
	'bid.screen': BidFacts & Conflicted
	'bid.correct': BidFacts
	'invitation.read': InvitationFacts
	'invitation.answer': InvitationFacts
	'question.ask': ChallengeFacts
	'question.answer': ChallengeFacts
	'award.object': ChallengeFacts
	'objection.settle': ObjectionFacts
	'objection.decide': ObjectionFacts & Conflicted
	'tips.read': null
	'list.create': string
	'list.read': ListFacts
	'list.compose': ListFacts
	'list.withdraw': ListFacts
	'event.create': null
	'event.change': EventFacts
	'organisation.verify': OrganisationFacts
	'organisation.change': OrganisationFacts
	'colleagues.invite': OrganisationFacts
	'monitor.read': null
	'audit.read': null
	'witness.keep': { organisationId: string }
	'rules.change': RuleOwner
	'office.manage': null
}

/*
 * Who may do what with which record or field. Pages, actions, exports, mail and counts all ask here, and
 * lists ask `challengeScope`; what no rule allows is forbidden.
 */
const rules: { [Name in keyof Subjects]: (actor: Actor, subject: Subjects[Name]) => boolean } = {
	/** An issuer, in a chain whose alliance its organisation joined or leads. */
	'demand.start': (actor, { chainSlug, isMember }) => holds(actor, 'issuer') && (isMember || leads(actor, chainSlug)),
	/** Released challenges are public; a challenge being prepared is for its issuer, its chain lead, its city's bureau and the office. */
	'challenge.read': (actor, challenge) =>
		isReleased(challenge.status) ||
		isIssuerOf(actor, challenge) ||
		leads(actor, challenge.chainSlug) ||
		isOfCity(actor, challenge.citySlug) ||
		holds(actor, 'office'),
	'challenge.read.contact': (actor, challenge) =>
		isIssuerOf(actor, challenge) || leads(actor, challenge.chainSlug) || isOfCity(actor, challenge.citySlug) || holds(actor, 'office'),
	/** A field at the level its issuer gave it; whoever prepares or oversees the challenge reads all. An undertaking counts while its organisation is verified. */
	'challenge.read.field': (actor, { facts, level, hasUndertaken }) =>
		can(actor, 'challenge.read', facts) && (can(actor, 'challenge.read.contact', facts) || reaches(actor, level, hasUndertaken)),
	/** Anyone of a verified organisation to whom something may be kept back. */
	'undertaking.accept': (actor, challenge) =>
		isUser(actor) && actor.organisation.status === 'verified' && isReleased(challenge.status) && !can(actor, 'challenge.read.contact', challenge),
	/** Before release only; after it changes go through clarifications. */
	'challenge.change': (actor, challenge) =>
		!isReleased(challenge.status) && (leads(actor, challenge.chainSlug) || (isIssuerOf(actor, challenge) && challenge.status === 'draft')),
	/** Send into review, take back, and work on again once returned: its issuer, where a chain lead can review it. */
	'challenge.submit': (actor, challenge) =>
		!isReleased(challenge.status) && challenge.origin === 'corridor' && challenge.chainSlug !== null && isIssuerOf(actor, challenge),
	/** Its chain lead; the tables decide what can still be done. */
	'challenge.review': (actor, challenge) => challenge.origin === 'corridor' && leads(actor, challenge.chainSlug),
	/** Its versions and reviews, with their reasons and clock: those who may know whom to call. */
	'challenge.read.review': (actor, challenge) => can(actor, 'challenge.read.contact', challenge),
	/** A broker reads and annotates what is assigned to it, as long as it is. */
	'review.diagnose': (actor, review) => review.status === 'diagnosing' && can(actor, 'review.diagnose.end', review),
	/** Learn that what was assigned to it is no longer, and who ended it. */
	'review.diagnose.end': (actor, { brokerOrganisationId }) => isUser(actor) && holds(actor, 'broker') && actor.organisation.id === brokerOrganisationId,
	/** The number of bids: before the opening only where the challenge says so. */
	'challenge.read.bidCount': (_actor, { facts, now }) =>
		isReleased(facts.status) &&
		facts.origin === 'corridor' &&
		(facts.showsBidCount || !['open', 'suspended', 'closed', 'withdrawn'].includes(statusAt(facts, now))),
	/** The issuer's page of bids: before the opening it says when that is, and the number only where that may be known. */
	'challenge.awaitBids': (actor, challenge) => isIssuerOf(actor, challenge) && isReleased(challenge.status),
	/** Open the bids, compare them and decide: the issuer, once the server's clock has passed the deadline; nobody in conflict with one of them. */
	'challenge.decide': (actor, { facts, now, isConflicted }) =>
		!isConflicted && isIssuerOf(actor, facts) && isReleased(facts.status) && !['open', 'suspended', 'withdrawn'].includes(statusAt(facts, now)),

	/** Suspend, reopen or withdraw a released challenge: its chain lead. */
	'challenge.halt': (actor, challenge) => leads(actor, challenge.chainSlug) && challenge.origin === 'corridor' && isReleased(challenge.status),
	/** Give bidders more time: the issuer or the chain lead. */
	'challenge.moveDeadline': (actor, challenge) =>
		challenge.origin === 'corridor' && isReleased(challenge.status) && (isIssuerOf(actor, challenge) || leads(actor, challenge.chainSlug)),
	/** Change what it asks by a numbered clarification: the issuer or the chain lead. */
	'challenge.clarify': (actor, challenge) =>
		challenge.origin === 'corridor' && isReleased(challenge.status) && (isIssuerOf(actor, challenge) || leads(actor, challenge.chainSlug)),
	/** List it again: its chain lead. */
	'challenge.relist': (actor, challenge) => leads(actor, challenge.chainSlug) && challenge.origin === 'corridor',

	/** Who bid, by the opening record, once it is over: its bidders, and whoever may know whom to call; everyone of what was not withdrawn, where the rules say so. */
	'opening.read.bids': (actor, { facts, bidStatus, readers, isBidder, isConflicted }) =>
		!isConflicted &&
		(isBidder || can(actor, 'challenge.read.contact', facts) || (readers === 'public' && bidStatus !== 'withdrawn' && can(actor, 'challenge.read', facts))),

	/** That a panel is committed to, with its hashes: everyone, from the opening on. */
	'panel.read': (_actor, challenge) => challenge.origin === 'corridor' && (isJudged(challenge) || isDecisionKnown(challenge)),
	/** Freeze who may be drawn: the office, once the bids are open. */
	'panel.commit': (actor, challenge) => holds(actor, 'office') && challenge.origin === 'corridor' && isJudged(challenge),
	'panel.draw': (actor, challenge) => isIssuerOf(actor, challenge) && challenge.origin === 'corridor' && isJudged(challenge),
	/** Codes, cities, order and secret: those who may know who bid, and everyone from the notice on. */
	'panel.read.record': (actor, { challenge, isDrawn }) =>
		isDrawn && can(actor, 'panel.read', challenge) && (isDecisionKnown(challenge) || can(actor, 'challenge.read.contact', challenge)),
	/** Who sits on it: the office, and everyone from the notice on, so that nobody can call on an expert before. */
	'panel.read.names': (actor, { challenge, isDrawn }) =>
		isDrawn && can(actor, 'panel.read', challenge) && (isDecisionKnown(challenge) || holds(actor, 'office')),
	/** Who is excluded and why, which tells who bid: the office. */
	'panel.read.excluded': (actor, challenge) => holds(actor, 'office') && can(actor, 'panel.read', challenge),
	/** Declare ties of their own: whoever may come to judge or decide. */
	'conflict.declare': (actor, { isExpert }) =>
		isUser(actor) && (isExpert || (['issuer', 'chainLead', 'bureauOfficer', 'office'] as const).some((role) => holds(actor, role))),
	/** Read an invitation, declare and answer: the expert it was sent to. */
	'seat.answer': (actor, { userId }) => isUser(actor) && actor.userId === userId,
	/** Take an unanswered invitation back: the office. */
	'seat.recall': (actor) => holds(actor, 'office'),
	/** Seats change hands only while the challenge is being judged. */
	'seat.hold': (_actor, challenge) => isJudged(challenge),

	/** Begin the evaluation (评榜): the issuer, once the bids are open. */
	'evaluation.begin': (actor, challenge) => isIssuerOf(actor, challenge) && challenge.origin === 'corridor' && isJudged(challenge),
	/** How many sheets are in, of all together: the issuer and the office. */
	'evaluation.read.progress': (actor, challenge) => challenge.origin === 'corridor' && (isIssuerOf(actor, challenge) || holds(actor, 'office')),
	/** Its comparison, and its ranking once that is there: the issuer; what of it is theirs to read is for `domain/evaluation/visibility` to say. */
	'evaluation.read': (actor, challenge) => isIssuerOf(actor, challenge) && challenge.origin === 'corridor' && isReleased(challenge.status),
	/** The panel's own view of an evaluation: the expert of an accepted seat. */
	'evaluation.meet': (actor, { userId }) => isUser(actor) && actor.userId === userId,
	/** Shortlist bids and set the times of their defence: the issuer, while the challenge is evaluated. */
	'defence.set': (actor, challenge) => can(actor, 'evaluation.read', challenge) && challenge.status === 'evaluating',
	/** One's own score sheet, for as long as one holds the seat; what of others' sheets may be read is not decided here. */
	'sheet.read': (actor, { userId, seatStatus }) => isUser(actor) && actor.userId === userId && seatStatus === 'accepted',
	/** Fill, submit and reopen it: until the scores are locked. */
	'sheet.write': (actor, sheet) => can(actor, 'sheet.read', sheet) && sheet.challenge.status === 'evaluating' && sheet.evaluationStatus === 'scoring',
	/** Read what was passed to the panel: its experts, from the begin of the evaluation on, while their seat is accepted; nobody in conflict with the bid. */
	'package.read': (actor, { ownSeat, isPassed, isConflicted }) => isUser(actor) && !isConflicted && ownSeat === 'accepted' && isPassed,

	/** A verified bidder, never the issuer itself, never on a foreign list. */
	'bid.prepare': (actor, challenge) =>
		isUser(actor) &&
		holds(actor, 'bidder') &&
		challenge.origin === 'corridor' &&
		isReleased(challenge.status) &&
		actor.organisation.id !== challenge.issuerOrganisationId,
	/** The bidder always; the issuer once opened, but for those in conflict with it. Nobody else reads what a bid says. */
	'bid.read': (actor, bid) => owns(actor, bid) || (!bid.isConflicted && isIssuerOf(actor, bid.challenge) && isOpened(bid)),
	/** That an organisation bid, and its outcome: as above, and the bureaus of both cities once opened. */
	'bid.read.outcome': (actor, bid) =>
		owns(actor, bid) ||
		(!bid.isConflicted &&
			isOpened(bid) &&
			(isIssuerOf(actor, bid.challenge) || isOfCity(actor, bid.challenge.citySlug) || isOfCity(actor, bid.bidderCitySlug))),
	/** Reason, feedback and scores: the bidder its own, from the notice on; why it was shut out, at once. */
	'bid.read.decision': (actor, bid) => owns(actor, bid) && (bid.status === 'disqualified' || isDecisionKnown(bid.challenge)),
	'bid.change': (actor, bid) => owns(actor, bid),
	/** Give up having won: the bidder itself. */
	'bid.refuse': (actor, bid) => owns(actor, bid),
	/** Screening (形式审查) is its issuer's, the correction asked for its bidder's. */
	'bid.screen': (actor, bid) => !bid.isConflicted && isIssuerOf(actor, bid.challenge) && isOpened(bid),
	'bid.correct': (actor, bid) => owns(actor, bid) && isOpened(bid),
	/** That there is a consortium, who is in it and on what terms: the partners it invited. Of the bid itself they read no more than anyone. */
	'invitation.read': (actor, { bid, partnerIds }) =>
		isUser(actor) && holds(actor, 'bidder') && partnerIds.includes(actor.organisation.id) && bid.status !== 'destroyed',
	/** Confirm or decline: a partner that might bid itself. */
	'invitation.answer': (actor, invitation) => can(actor, 'invitation.read', invitation) && can(actor, 'bid.prepare', invitation.bid.challenge),

	/** Any verified organisation but the issuer. */
	'question.ask': (actor, challenge) =>
		isUser(actor) &&
		holds(actor, 'member') &&
		challenge.origin === 'corridor' &&
		isReleased(challenge.status) &&
		actor.organisation.id !== challenge.issuerOrganisationId,
	'question.answer': (actor, challenge) => isIssuerOf(actor, challenge) || leads(actor, challenge.chainSlug),
	/** Any verified organisation but the issuer; the notice's own clock is the domain's to check. */
	'award.object': (actor, challenge) =>
		isUser(actor) && holds(actor, 'member') && actor.organisation.status === 'verified' && actor.organisation.id !== challenge.issuerOrganisationId,
	/** The bureau of the challenge's city, never on an objection of its own. */
	'objection.settle': (actor, { citySlug, objectorOrganisationId }) =>
		isOfCity(actor, citySlug) && isUser(actor) && actor.organisation.id !== objectorOrganisationId,
	/** Take it up and decide on it: as above, but for those in conflict with one of the bids. */
	'objection.decide': (actor, objection) => !objection.isConflicted && can(actor, 'objection.settle', objection),
	'tips.read': (actor, _subject) => holds(actor, 'bureauOfficer'),

	'list.create': (actor, chainSlug) => leads(actor, chainSlug),
	'list.read': (actor, list) => !list.isCollection && (list.status !== 'draft' || leads(actor, list.chainSlug) || holds(actor, 'office')),
	'list.withdraw': (actor, list) => !list.isCollection && list.status !== 'draft' && leads(actor, list.chainSlug),
	'list.compose': (actor, list) => !list.isCollection && list.status === 'draft' && leads(actor, list.chainSlug),

	'event.create': (actor, _subject) => holds(actor, 'chainLead') || holds(actor, 'office'),
	/** Its time and place: the office, and the chain lead whose people entered it. */
	'event.change': (actor, { creatorOrganisationId }) =>
		holds(actor, 'office') || (isUser(actor) && holds(actor, 'chainLead') && actor.organisation.id === creatorOrganisationId),

	'organisation.verify': (actor, organisation) => isOfCity(actor, organisation.citySlug),
	'organisation.change': (actor, organisation) => isUser(actor) && actor.isAdministrator && actor.organisation.id === organisation.id,
	'colleagues.invite': (actor, organisation) =>
		isUser(actor) && actor.isAdministrator && actor.organisation.id === organisation.id && organisation.status === 'verified',
	'monitor.read': (actor, _subject) => holds(actor, 'bureauOfficer') || holds(actor, 'office'),
	'audit.read': (actor, _subject) => holds(actor, 'office'),
	/** A key that signs the log too: bureaus and the office, each its own organisation's. */
	'witness.keep': (actor, { organisationId }) =>
		isUser(actor) && actor.organisation.id === organisationId && (holds(actor, 'bureauOfficer') || holds(actor, 'office')),
	/** The office its own rules, an officer those of their city. */
	'rules.change': (actor, owner) => (owner === 'office' ? holds(actor, 'office') : isOfCity(actor, owner)),
	'office.manage': (actor, _subject) => holds(actor, 'office'),
}

type Permission = keyof Subjects
/** The name of every permission. */
export const permissions: readonly string[] = Object.keys(rules)

/** Whether `actor` may do `permission` to `subject`. The only place where that is decided. */
export function can<Name extends Permission>(actor: Actor, permission: Name, subject: Subjects[Name]): boolean {
	return rules[permission](actor, subject)
}

/** Which challenges a list, count or export may speak of: `challenge.read` in a form a query can apply. */
type ChallengeScope = { all: true } | { all: false; issuerOrganisationId: string | null; chainSlugs: readonly string[]; citySlug: CitySlug | null }

/** The scope of an actor; released challenges are always within it. */
export function challengeScope(actor: Actor): ChallengeScope {
	if (holds(actor, 'office')) return { all: true }
	if (!isUser(actor)) return { all: false, issuerOrganisationId: null, chainSlugs: [], citySlug: null }
	return {
		all: false,
		issuerOrganisationId: holds(actor, 'issuer') ? actor.organisation.id : null,
		chainSlugs: holds(actor, 'chainLead') ? actor.ledChains : [],
		citySlug: holds(actor, 'bureauOfficer') ? actor.organisation.citySlug : null,
	}
}

/** Whether the actor holds a role; for the doors of a workspace. Records are decided by `can`. */
export function hasRole(actor: Actor, role: Role): boolean {
	return holds(actor, role)
}
