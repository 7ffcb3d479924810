import type { AuditKind } from '../audit/audit.ts'
import { awardTransitions } from '../award/lifecycle.ts'
import { bidTransitions } from '../bid/lifecycle.ts'
import { transitions } from '../challenge/lifecycle.ts'
import { evaluationTransitions } from '../evaluation/lifecycle.ts'
import type { Audience, Transition } from '../lifecycle.ts'
import { listTransitions } from '../list/lifecycle.ts'
import { objectionTransitions } from '../objection/lifecycle.ts'
import { reviewTransitions } from '../review/lifecycle.ts'
import type { Topic } from './notification.ts'

/** The lifecycle tables by the noun their commands are named with here. */
export const lifecycles = {
	challenge: transitions,
	review: reviewTransitions,
	list: listTransitions,
	bid: bidTransitions,
	evaluation: evaluationTransitions,
	award: awardTransitions,
	objection: objectionTransitions,
} as const
type Lifecycles = typeof lifecycles
type TransitionName = { [Noun in keyof Lifecycles]: `${Noun}.${keyof Lifecycles[Noun] & string}` }[keyof Lifecycles]

/** Who is told: those the lifecycle tables name, whoever asked a question, who holds shares of the opening keys, the partners of a consortium, the expert of a seat, and those who accepted a seat of the panel. */
export type Told = Audience | 'asker' | 'holders' | 'partner' | 'expert' | 'panel'

type News = {
	/** The transitions this entry is written for; their `tells` say who is told. */
	says: readonly TransitionName[]
	/** Who is told besides, or of what is no transition. */
	also?: readonly Told[]
	/** Entries of one event at one instant are told to a person once: the first of them. Its own kind where not given. */
	event?: string
	/** What happens to many challenges of a list at once is told once a list to its issuers and to whoever follows list or chain. */
	isGathered?: true
}

/**
 * The audit entries that are news. A new kind of entry is told by a row here and its words in the `news` texts; one that
 * concerns nobody is named in `untold`. A test holds both against the audit vocabulary and the lifecycle tables.
 */
export const newsTable = {
	'challenge.submitted': { says: ['challenge.submit'] },
	'challenge.taken-back': { says: ['challenge.takeBack'] },
	'challenge.returned': { says: ['challenge.return'] },
	'challenge.approved': { says: ['challenge.approve'] },
	'challenge.published': { says: ['challenge.publish'], event: 'released', isGathered: true },
	'challenge.clarified': { says: ['challenge.clarify'] },
	'challenge.deadline-moved': { says: [], also: ['bidders', 'issuer', 'followers'] },
	'challenge.suspended': { says: ['challenge.suspend'] },
	'challenge.reopened': { says: ['challenge.reopen'] },
	'challenge.closed': { says: ['challenge.close'], also: ['holders'] },
	'challenge.bids-opened': { says: ['challenge.openBids'], event: 'opened' },
	'challenge.evaluating': { says: ['challenge.evaluate'], also: ['panel'] },
	'challenge.noticed': { says: ['challenge.notice'] },
	'challenge.awarded': { says: ['challenge.award'], event: 'awarded' },
	'challenge.winner-replaced': { says: ['challenge.replaceWinner'], event: 'refused' },
	'challenge.reevaluated': { says: ['challenge.reevaluate'], event: 'settled' },
	'challenge.unfilled': { says: ['challenge.declareUnfilled', 'challenge.revoke'], event: 'settled' },
	'challenge.withdrawn': { says: ['challenge.withdraw'], event: 'withdrawn', isGathered: true },
	'review.passed': { says: ['review.pass'] },
	'review.diagnosis-asked': { says: ['review.diagnose'] },
	'review.handed-back': { says: ['review.handBack'] },
	'review.recalled': { says: ['review.recall'] },
	'review.withdrawn': { says: ['review.withdraw'] },
	'list.released': { says: ['list.release'], event: 'released', isGathered: true },
	'list.release-missed': { says: [], also: ['chainLead'] },
	'list.withdrawn': { says: ['list.withdraw'], event: 'withdrawn', isGathered: true },
	'bid.sealed': { says: ['bid.seal'], also: ['partner'] },
	'bid.replaced': { says: ['bid.replace'], also: ['partner'] },
	'bid.confirmed': { says: ['bid.confirm'] },
	'bid.withdrawn': { says: ['bid.withdraw'], also: ['partner'] },
	'bid.opened': { says: ['bid.open'], event: 'opened' },
	'bid.failed': { says: ['bid.fail'] },
	'bid.recovered': { says: ['bid.recover'], event: 'opened' },
	'bid.void': { says: ['bid.void'] },
	'bid.correction-asked': { says: ['bid.askCorrection'] },
	'bid.corrected': { says: ['bid.correct'], also: ['partner'] },
	'bid.qualified': { says: ['bid.qualify'] },
	'bid.disqualified': { says: ['bid.disqualify'] },
	'bid.shortlisted': { says: ['bid.shortlist'] },
	'bid.proposed': { says: [], also: ['bidder'] },
	'bid.proposal-withdrawn': { says: [], also: ['bidder'] },
	'bid.won': { says: ['bid.win'], event: 'awarded' },
	'bid.lost': { says: ['bid.lose'], event: 'awarded' },
	'bid.refused': { says: ['bid.refuse'], event: 'refused' },
	'bid.destroyed': { says: ['bid.destroy'], event: 'withdrawn' },
	'partner.invited': { says: [], also: ['partner'], event: 'invited' },
	// Whoever is told that it was invited or left out is not told besides that the terms changed.
	'partner.removed': { says: [], also: ['partner'], event: 'invited' },
	'partner.changed': { says: [], also: ['partner'], event: 'invited' },
	'partner.confirmed': { says: [], also: ['bidder'] },
	'partner.declined': { says: [], also: ['bidder'] },
	'seat.invited': { says: [], also: ['expert'] },
	'seat.reminded': { says: [], also: ['expert'] },
	// Holders: of a challenge whose prices are sealed apart and may open now.
	'evaluation.locked': { says: ['evaluation.lock'], also: ['holders'] },
	'defence.set': { says: [], also: ['bidder', 'panel'] },
	'defence.cancelled': { says: [], also: ['bidder', 'panel'] },
	'question.asked': { says: [], also: ['issuer'] },
	'question.answered': { says: [], also: ['asker', 'bidders', 'followers'] },
	'objection.filed': { says: [], also: ['bureau', 'issuer'], event: 'objected' },
	'ceremony.made': { says: [], also: ['holders'] },
	'ceremony.tested': { says: [], also: ['chainLead'] },
	'share.given': { says: [], also: ['holders', 'issuer'] },
	'share.lost': { says: [], also: ['holders', 'chainLead'] },
	'award.stopped': { says: ['award.stop'], event: 'objected' },
	'objection.accepted': { says: ['objection.accept'] },
	'objection.rejected': { says: ['objection.reject'], event: 'settled' },
	'objection.withdrawn': { says: ['objection.withdraw'], event: 'settled' },
	'objection.dismissed': { says: ['objection.dismiss'], event: 'settled' },
	'objection.granted': { says: ['objection.grant'], event: 'settled' },
	'objection.lapsed': { says: ['objection.lapse'], event: 'settled' },
	'award.resumed': { says: ['award.resume'], event: 'settled' },
	'award.finalised': { says: ['award.finalise'], event: 'awarded' },
	'award.revoked': { says: ['award.revoke'], event: 'settled' },
	'award.returned': { says: ['award.return'], event: 'settled' },
	'award.refused': { says: ['award.refuse'], event: 'refused' },
} as const satisfies Partial<Record<AuditKind, News>>

export type NewsKind = keyof typeof newsTable

/** The audit entries nobody is told of: steps of one's own desk, accounts (which have mails of their own), and what is only on record. */
export const untold = [
	'organisation.registered',
	'organisation.verified',
	'organisation.returned',
	'organisation.resubmitted',
	'organisation.created',
	'user.invited',
	'user.joined',
	'user.changed',
	'user.password-changed',
	'user.recovery-requested',
	'user.recovered',
	'user.signed-in',
	'user.signed-out-everywhere',
	'chain.created',
	'chain.changed',
	'chain.member-added',
	'chain.member-removed',
	'calendar.days-entered',
	'calendar.day-removed',
	'rules.published',
	'list.created',
	'list.changed',
	'list.scheduled',
	'list.unscheduled',
	'event.created',
	'event.changed',
	'import.uploaded',
	'import.taken',
	'import.discarded',
	'challenge.created',
	'challenge.changed',
	'challenge.relisted',
	'challenge.resumed',
	'challenge.moved',
	'challenge.placed',
	'review.submitted',
	'review.returned',
	'review.annotated',
	'broker.named',
	'broker.removed',
	'expert.invited',
	'expert.uninvited',
	'expert.entered',
	'expert.ended',
	'expert.tied',
	'expert.untied',
	'organisation.tied',
	'organisation.untied',
	'panel.committed',
	'panel.drawn',
	'panel.dissolved',
	'seat.accepted',
	'seat.declined',
	'seat.barred',
	'seat.recalled',
	'seat.released',
	'seat.fee-entered',
	'declaration.made',
	'package.prepared',
	'package.file-decided',
	'package.passed',
	'sheet.submitted',
	'sheet.reopened',
	'sheet.noted',
	'defence.noted',
	'proposal.made',
	'proposal.published',
	'proposal.refused',
	'proposal.withdrawn',
	'bid.scored',
	'bid.feedback-given',
	'bid.reinstated',
	'undertaking.accepted',
	'bid.drafted',
	'bid.screened',
	'tip.left',
	'tip.read',
	'file.sent',
	'mail.retried',
	'key.made',
	'key.retired',
	'key.renewed',
	'ceremony.checked',
	'witness.added',
	'witness.retired',
] as const satisfies readonly AuditKind[]

/** Reminders, and what a saved search found: told by jobs, written for no entry of the audit log. */
export const reminderKinds = ['reminder.closes', 'reminder.list-closes', 'reminder.answer', 'reminder.review', 'reminder.objection', 'reminder.sheets'] as const
export type ReminderKind = (typeof reminderKinds)[number]
const otherKinds = [...reminderKinds, 'search.matched'] as const
/** The topics of what is told for no entry of the log. */
export const topicOfOther: Record<(typeof otherKinds)[number], Topic> = {
	'reminder.closes': 'deadlines',
	'reminder.list-closes': 'deadlines',
	'reminder.answer': 'duties',
	'reminder.review': 'duties',
	'reminder.objection': 'duties',
	'reminder.sheets': 'duties',
	'search.matched': 'followed',
}
/** Everything a notification can say. */
export type NotificationKind = NewsKind | (typeof otherKinds)[number]

/** Whether an audit entry of this kind is news to anyone. */
export function isNews(kind: string): kind is NewsKind {
	return Object.hasOwn(newsTable, kind)
}

/** Whether the vocabulary has this kind of notification; a newer version may have written others. */
export function isNotificationKind(kind: string): kind is NotificationKind {
	return isNews(kind) || otherKinds.some((one) => one === kind)
}

const everyTransition = new Map<string, Transition<string>>(
	Object.entries(lifecycles).flatMap(([noun, table]) => Object.entries(table).map(([command, row]) => [`${noun}.${command}`, row] as const)),
)

/** Why a person is told decides under which topic; the first that fits where there are several. */
const topicOfTold: Record<Told, Topic> = {
	bidder: 'bids',
	bidders: 'bids',
	partner: 'bids',
	asker: 'bids',
	objector: 'objections',
	bureau: 'objections',
	issuer: 'challenges',
	chainLead: 'challenges',
	broker: 'challenges',
	holders: 'challenges',
	expert: 'duties',
	panel: 'duties',
	followers: 'followed',
}

const isTold = (name: string): name is Told => Object.hasOwn(topicOfTold, name)

/** Who is told of an entry, those it concerns most first. Source: the `tells` of the lifecycle tables. */
export function tellsOf(kind: NewsKind): Told[] {
	const { says, also = [] }: News = newsTable[kind]
	const told = new Set<Told>([...says.flatMap((name) => everyTransition.get(name)?.tells ?? []), ...also])
	return Object.keys(topicOfTold).filter((one): one is Told => isTold(one) && told.has(one))
}

/** The topic under which someone of this audience is told. */
export function topicOf(told: Told): Topic {
	return topicOfTold[told]
}

/** The kinds of news a person can hear of under a topic, in the order of the vocabulary. */
export function kindsOf(topic: Topic): NotificationKind[] {
	const news = Object.keys(newsTable).filter((kind): kind is NewsKind => isNews(kind) && tellsOf(kind).some((told) => topicOfTold[told] === topic))
	return [...news, ...otherKinds.filter((kind) => topicOfOther[kind] === topic)]
}

type Happening = { kind: NewsKind; at: Date; challengeId: string | null; listId: string }

/** The key under which a person is told of a happening once. `isDirect`: it reaches them by the challenge itself and not by its list. */
export function keyOf({ kind, at, challengeId, listId }: Happening, isDirect: boolean): string {
	const { event, isGathered }: News = newsTable[kind]
	const about = challengeId === null || (isGathered && !isDirect) ? `list:${listId}` : challengeId
	return `${event ?? kind}:${about}:${at.getTime()}`
}
