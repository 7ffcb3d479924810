import { hides } from '#app/domain/judging/own-conflicts.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can, hasRole } from '#app/domain/permission/permission.ts'
import { hiddenBids } from '#app/services/judging/own-conflicts.server.ts'
import { objectionReader } from '#app/services/objection/objection-reader.server.ts'
import type { Db } from '#db/client.ts'
import * as BidRepository from '#db/repositories/bid-repository.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import * as ListCatalogueRepository from '#db/repositories/list-catalogue-repository.ts'
import * as ObjectionRepository from '#db/repositories/objection-repository.ts'
import * as PartnerRepository from '#db/repositories/partner-repository.ts'
import * as ReviewRepository from '#db/repositories/review-repository.ts'
import { bidOfPath } from './bid-path.ts'

type Ask = (reader: Member) => boolean | Promise<boolean>
const nobody: Ask = () => false

/** What is only for whoever answers questions, on a page that others read too. */
const forAnswerers: readonly string[] = ['question.asked', 'reminder.answer']

/** The pages news lead to (`pathFor` and the reminders), each with what it takes to read it now. */
const pages: readonly { path: RegExp; ask: (db: Db, key: string, kind: string, now: Date) => Promise<Ask> }[] = [
	{
		path: /^\/challenges\/([^/?]+)(?:\/questions)?$/,
		ask: async (db, key, kind) => {
			const found = await ChallengeRepository.findByCode(db, key)
			if (!found) return nobody
			const facts = ChallengeRepository.factsOf(found)
			return (reader) => can(reader, 'challenge.read', facts) && (!forAnswerers.includes(kind) || can(reader, 'question.answer', facts))
		},
	},
	{ path: /^\/challenges(?:\?.*)?$/, ask: async () => () => true },
	{
		path: /^\/(?:issuer\/)?lists\/([^/?]+)$/,
		ask: async (db, key, kind) => {
			const found = await ListCatalogueRepository.findWithOwner(db, key)
			if (!found) return nobody
			const facts = ListCatalogueRepository.listFactsOf(found.list)
			return (reader) => (kind === 'list.release-missed' ? can(reader, 'list.compose', { ...facts, status: 'draft' }) : can(reader, 'list.read', facts))
		},
	},
	{
		path: /^\/bidder\/bids\/([^/?]+)$/,
		ask: async (db, key) => {
			const found = await BidRepository.findById(db, key)
			return found ? (reader) => can(reader, 'bid.change', BidRepository.bidFactsOf(found)) : nobody
		},
	},
	{
		path: /^\/issuer\/challenges\/[^/?]+\/bids\/([^/?]+)\/screening$/,
		ask: async (db, key) => {
			const found = await BidRepository.findById(db, key)
			return found ? (reader) => can(reader, 'bid.screen', { ...BidRepository.bidFactsOf(found), isConflicted: false }) : nobody
		},
	},
	{
		path: /^\/issuer\/challenges\/([^/?]+)\/bids(?:#.*)?$/,
		ask: async (db, key) => {
			const found = await ChallengeRepository.findByCode(db, key)
			return found ? (reader) => can(reader, 'challenge.awaitBids', ChallengeRepository.factsOf(found)) : nobody
		},
	},
	{
		path: /^\/bidder\/invitations\/([^/?]+)$/,
		ask: async (db, key) => {
			const found = await BidRepository.findById(db, key)
			if (!found) return nobody
			const partnerIds = (await PartnerRepository.listOfBid(db, key)).map(({ organisationId }) => organisationId)
			return (reader) => can(reader, 'invitation.read', { bid: BidRepository.bidFactsOf(found), partnerIds })
		},
	},
	{
		path: /^\/objections\/([^/?]+)$/,
		ask: async (db, key, _kind, now) => {
			const found = await ObjectionRepository.findById(db, key)
			return found ? async (reader) => (await objectionReader(db, reader, found, now)).ok : nobody
		},
	},
	{
		path: /^\/broker\/reviews\/([^/?]+)$/,
		ask: async (db, key) => {
			const found = await ReviewRepository.findById(db, key)
			return found ? (reader) => can(reader, 'review.diagnose', found.review) : nobody
		},
	},
	{ path: /^\/expert(?:#.*)?$/, ask: async () => () => true },
	{ path: /^\/broker$/, ask: async () => (reader) => hasRole(reader, 'broker') },
]

/** Asks anew whether readers may open what pieces of news lead to, and are in no conflict with the bid these are about; each page is read once. What no page answers to, nobody may. */
export function readablePaths(db: Db, now: Date): (reader: Member, news: { kind: string; path: string }) => Promise<boolean> {
	const asked = new Map<string, Promise<Ask>>()
	return async (reader, { kind, path }) => {
		const bidId = bidOfPath(path)
		if (bidId !== undefined && hides(await hiddenBids(db, reader, { bidIds: [bidId] }, now), bidId)) return false
		const key = `${kind}\n${path}`
		const ask = asked.get(key) ?? askOf(db, path, kind, now)
		asked.set(key, ask)
		return (await ask)(reader)
	}
}

async function askOf(db: Db, path: string, kind: string, now: Date): Promise<Ask> {
	for (const page of pages) {
		const match = page.path.exec(path)
		if (match) return page.ask(db, decodeURIComponent(match[1] ?? ''), kind, now)
	}
	return nobody
}
