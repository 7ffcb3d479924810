import { citySlugs } from '#app/domain/organisation/organisation.ts'
import { hashPassword } from '#app/services/account/password.server.ts'
import { encryptContent } from '#app/services/bid/encrypted-bid.server.ts'
import type { Vault } from '#app/services/bid/vault.ts'
import type { Store, Tx } from '#db/client.ts'
import { newId } from '#db/kit.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import { bids, bidVersions, challengeLists, challenges, indicators, organisations, users } from '#db/schema/index.ts'
import { prose, seeded, word } from './random.ts'

export const size = { challenges: 10_000, organisations: 1_000, bids: 50_000, drafts: 9_000 }
export const bidderEmail = 'bench@lianbang.example'
export const officerEmail = 'officer@lianbang.example'
export const password = 'bench-password-of-a-bidder'

const chainSlugs = ['new-energy', 'new-materials', 'forensics', 'robotics', 'geoinformation']
const prefixes = ['XNY', 'XCL', 'SFJ', 'JQR', 'DLX']
const day = 86_400_000

async function insertAll<Row>(rows: Row[], perBatch: number, insert: (batch: Row[]) => Promise<unknown>) {
	for (let at = 0; at < rows.length; at += perBatch) await insert(rows.slice(at, at + perBatch))
}

const pick = <Value>(values: readonly [Value, ...Value[]], at: number): Value => values[at % values.length] ?? values[0]

/** Fills a migrated database whose corridor is seeded; answers the drafts the bidder can seal, and codes to read. */
export async function fill(store: Store, vault: Vault, now: Date) {
	const random = seeded(20_261_124)
	const hash = await hashPassword(password)
	return store.tx(async (tx) => {
		const organisationIds = await fillOrganisations(tx, now, hash)
		const bidderId = organisationIds[0] ?? ''
		const made = await fillChallenges(tx, now, random, organisationIds.slice(500))
		const drafts = await fillBids(tx, vault, now, random, made, { bidderId, others: organisationIds.slice(1, 500) })
		return { codes: made.map((challenge) => challenge.code), drafts }
	})
}

async function fillOrganisations(tx: Tx, now: Date, passwordHash: string): Promise<string[]> {
	const rows = Array.from({ length: size.organisations }, (_, at) => ({
		id: newId(),
		slug: `bench-${at}`,
		name: `基准测试单位${at}`,
		kind: 'enterprise' as const,
		status: 'verified' as const,
		citySlug: pick(citySlugs, at),
		createdAt: now,
	}))
	await insertAll(rows, 500, (batch) => tx.insert(organisations).values(batch))
	const bureau = {
		id: newId(),
		slug: 'bench-bureau',
		name: '基准科技局',
		kind: 'bureau' as const,
		status: 'verified' as const,
		citySlug: 'suzhou' as const,
		createdAt: now,
	}
	await tx.insert(organisations).values(bureau)
	const person = { name: '基准', passwordHash, isAdministrator: true, createdAt: now }
	await tx.insert(users).values([
		{ ...person, email: bidderEmail, organisationId: rows[0]?.id ?? '' },
		{ ...person, email: officerEmail, organisationId: bureau.id },
	])
	return rows.map((row) => row.id)
}

/** Nine of ten challenges of each chain are open. */
const isOpenAt = (at: number) => Math.floor(at / chainSlugs.length) % 10 !== 0

type Made = { id: string; code: string; indicatorIds: string[] }

async function fillChallenges(tx: Tx, now: Date, random: () => number, issuers: string[]): Promise<Made[]> {
	const listIds = chainSlugs.map(() => newId())
	await tx.insert(challengeLists).values(
		chainSlugs.map((chainSlug, at) => ({
			id: listIds[at],
			code: `BENCH-${at}`,
			chainSlug,
			title: `基准榜单${at}`,
			status: 'released' as const,
			origin: 'corridor' as const,
			releasedAt: now,
			createdAt: now,
		})),
	)
	const rows = Array.from({ length: size.challenges }, (_, at) => {
		const chain = at % chainSlugs.length
		const isOpen = isOpenAt(at)
		return {
			id: newId(),
			code: `${prefixes[chain]}-2025-${String(at).padStart(5, '0')}`,
			listId: listIds[chain] ?? '',
			position: at,
			chainSlug: chainSlugs[chain],
			issuerOrganisationId: pick(issuers as [string, ...string[]], at),
			citySlug: pick(citySlugs, Math.floor(random() * citySlugs.length)),
			status: isOpen ? ('open' as const) : ('accepted' as const),
			kind: 'research' as const,
			title: `${word(random)}${word(random)}${word(random)}关键技术攻关`,
			problem: prose(random, 150),
			goal: prose(random, 150),
			keywords: [word(random), word(random), word(random)],
			budgetFen: random() < 0.1 ? null : Math.round(50 + random() * 1500) * 1_000_000,
			bidsOpenAt: new Date(now.getTime() - Math.round(random() * 300) * day),
			bidsCloseAt: new Date(now.getTime() + (isOpen ? 1 : -1) * Math.ceil(random() * 90 * day) + (isOpen ? day : 0)),
			showsBidCount: true,
			bidCount: 5,
			createdAt: now,
			updatedAt: now,
		}
	})
	await insertAll(rows, 200, (batch) => tx.insert(challenges).values(batch))
	const targets = rows.flatMap((row) =>
		[1, 2, 3].map((position) => ({
			id: newId(),
			challengeId: row.id,
			position,
			name: word(random),
			comparator: 'at-least' as const,
			target: '30',
			unit: 'MPa',
			verification: '第三方检测',
		})),
	)
	await insertAll(targets, 500, (batch) => tx.insert(indicators).values(batch))
	const documents = rows.map((row) => ({ challengeId: row.id, texts: [row.code, row.title, row.problem, row.goal, ...row.keywords] }))
	await ChallengeRepository.indexForSearch(tx, documents)
	return rows.map((row, at) => ({ id: row.id, code: row.code, indicatorIds: targets.slice(at * 3, at * 3 + 3).map((target) => target.id) }))
}

async function fillBids(
	tx: Tx,
	vault: Vault,
	now: Date,
	random: () => number,
	made: Made[],
	{ bidderId, others }: { bidderId: string; others: string[] },
): Promise<string[]> {
	const open = made.filter((_, at) => isOpenAt(at))
	const drafts = open.slice(0, size.drafts).map((challenge) => bidOf(challenge, bidderId, null, now, random))
	const sealed = Array.from({ length: size.bids - drafts.length }, (_, at) => {
		const challenge = pick(made as [Made, ...Made[]], at)
		return bidOf(challenge, pick(others as [string, ...string[]], Math.floor(at / made.length) * 97 + (at % 97)), now, now, random)
	})
	const all = [...drafts, ...sealed]
	await insertAll(all, 500, (batch) => tx.insert(bids).values(batch.map((one) => one.bid)))
	await insertAll(all, 500, (batch) =>
		tx.insert(bidVersions).values(batch.map(({ version, content }) => ({ ...version, content: encryptContent(vault, version, content) }))),
	)
	return drafts.map((draft) => draft.bid.id)
}

function bidOf(challenge: Made, organisationId: string, sealedAt: Date | null, now: Date, random: () => number) {
	const bid = {
		id: newId(),
		challengeId: challenge.id,
		organisationId,
		status: sealedAt ? ('sealed' as const) : ('draft' as const),
		sealedAt,
		createdAt: now,
		updatedAt: now,
	}
	const texts = { approach: prose(random, 80), team: prose(random, 30), foundation: prose(random, 30), schedule: prose(random, 30) }
	const version = { id: newId(), bidId: bid.id, number: 1, savedAt: now, sealedAt }
	const promises = Object.fromEntries(challenge.indicatorIds.map((id) => [id, '35']))
	return { bid, version, content: { ...texts, priceFen: 300_000_000, promises, notes: {}, partners: [] } }
}
