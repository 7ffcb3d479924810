import { isReleased } from '#app/domain/challenge/lifecycle.ts'
import { isNews, type NewsKind, tellsOf } from '#app/domain/notification/news.ts'
import type { NewsParameters } from '#app/domain/notification/notification.ts'
import type { Tx } from '#db/client.ts'
import * as BidRepository from '#db/repositories/bid-repository.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import * as ListCatalogueRepository from '#db/repositories/list-catalogue-repository.ts'
import * as LogRepository from '#db/repositories/log-repository.ts'
import * as ObjectionRepository from '#db/repositories/objection-repository.ts'
import * as PartnerRepository from '#db/repositories/partner-repository.ts'
import * as QuestionRepository from '#db/repositories/question-repository.ts'
import * as ReviewRepository from '#db/repositories/review-repository.ts'
import * as SeatedRepository from '#db/repositories/seated-repository.ts'
import type * as TellingRepository from '#db/repositories/telling-repository.ts'

type Entry = NonNullable<Awaited<ReturnType<typeof TellingRepository.take>>>
type FoundChallenge = NonNullable<Awaited<ReturnType<typeof ChallengeRepository.findById>>>
type List = NonNullable<Awaited<ReturnType<typeof ListCatalogueRepository.findById>>>
type FoundReview = NonNullable<Awaited<ReturnType<typeof ReviewRepository.findById>>>
type FoundObjection = NonNullable<Awaited<ReturnType<typeof ObjectionRepository.findById>>>

/** An audit entry that is news, with the records it speaks of as they are now, and what its words are filled in with. */
export type Happening = {
	kind: NewsKind
	at: Date
	actorUserId: string | null
	listId: string
	challengeId: string | null
	/** The list where the entry is of a list, the challenge where it is of a challenge. */
	list: List | null
	found: FoundChallenge | null
	bid: BidRepository.FoundBid | null
	objection: FoundObjection | null
	review: FoundReview | null
	/** Of a consortium: the partners of the bid, those of them that confirmed, and the one that the entry names. */
	partner: { named: string | null; ids: string[]; confirmedIds: string[] } | null
	/** Who asked the question that was answered. */
	askerUserId: string | null
	/** Whose seat on a panel it is. */
	expertUserId: string | null
	/** The place in the log of what was done to the bid, where it was written there. */
	leafIndex: number | null
	parameters: NewsParameters
}

/** Reads what an entry speaks of; null where it is no news, or what it speaks of is not there any more. */
export async function readHappening(tx: Tx, entry: Entry): Promise<Happening | null> {
	const { kind, at, actorUserId, subject, subjectId, challengeId } = entry
	if (!isNews(kind)) return null
	const shared = {
		kind,
		at,
		actorUserId,
		challengeId,
		bid: null,
		objection: null,
		review: null,
		partner: null,
		askerUserId: null,
		expertUserId: null,
		leafIndex: null,
	}
	if (subject === 'list') {
		const list = await ListCatalogueRepository.findById(tx, subjectId)
		return list ? { ...shared, list, found: null, listId: list.id, parameters: wordsOf(list, list.status !== 'draft') } : null
	}
	const found = challengeId === null ? undefined : await ChallengeRepository.findById(tx, challengeId)
	// Released in the same moment as it was approved: the release is the news.
	if (!found || (kind === 'challenge.approved' && found.challenge.bidsOpenAt?.getTime() === at.getTime())) return null
	const { challenge } = found
	const number = entry.after?.number
	const until = textOf(entry.after?.[untilOf[kind] ?? ''])
	return {
		...shared,
		list: null,
		found,
		listId: challenge.listId,
		bid: subject === 'bid' ? ((await BidRepository.findById(tx, subjectId)) ?? null) : null,
		objection: subject === 'objection' ? ((await ObjectionRepository.findById(tx, subjectId)) ?? null) : null,
		review: subject === 'review' ? ((await ReviewRepository.findById(tx, subjectId)) ?? null) : null,
		partner: tellsOf(kind).includes('partner') ? { named: textOf(entry.after?.organisation), ...(await partnersOf(tx, subjectId)) } : null,
		askerUserId:
			kind === 'question.answered' && typeof number === 'number'
				? ((await QuestionRepository.findByNumber(tx, challenge.id, number))?.askedByUserId ?? null)
				: null,
		expertUserId: subject === 'seat' ? ((await SeatedRepository.findById(tx, subjectId))?.userId ?? null) : null,
		leafIndex: subject === 'bid' ? ((await LogRepository.findLeafOf(tx, subjectId, { at }))?.index ?? null) : null,
		parameters: {
			...wordsOf(challenge, isReleased(challenge.status)),
			...(until === null ? {} : { until }),
			...(kind === 'bid.disqualified' && entry.reason ? { reason: inOneLine(entry.reason) } : {}),
		},
	}
}

/** Where an entry keeps the instant that its news tells. */
const untilOf: Partial<Record<NewsKind, string>> = { 'challenge.deadline-moved': 'bidsCloseAt', 'bid.correction-asked': 'dueAt', 'seat.reminded': 'dueAt' }
const reasonMost = 120
/** A reason as a sentence can carry it; the page it leads to has the whole. */
function inOneLine(reason: string): string {
	const line = Array.from(reason.replaceAll(/\s+/g, ' '))
	return line.length > reasonMost ? `${line.slice(0, reasonMost).join('')}…` : line.join('')
}
const textOf = (value: unknown) => (typeof value === 'string' ? value : null)
async function partnersOf(tx: Tx, bidId: string) {
	const partners = await PartnerRepository.listOfBid(tx, bidId)
	const keysOf = (some: typeof partners) => some.map(({ organisationId }) => organisationId)
	return { ids: keysOf(partners), confirmedIds: keysOf(partners.filter(({ status }) => status === 'confirmed')) }
}

/** What a record is called in a notification: its title only once that is public. */
export function wordsOf({ code, title, titleEn }: { code: string; title: string; titleEn?: string | null }, isPublic: boolean): NewsParameters {
	if (!isPublic) return { code }
	return titleEn ? { code, title, titleEn } : { code, title }
}
