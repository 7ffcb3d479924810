import { eq } from 'drizzle-orm'
import type { Member } from '#app/domain/permission/actor.ts'
import { prepareBid } from '#app/services/bid/prepare-bid.server.ts'
import { saveDraft } from '#app/services/bid/save-draft.server.ts'
import { sealBid } from '#app/services/bid/seal-bid.server.ts'
import type { Store } from '#db/client.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import { auditEntries, bids, bidVersions, challenges, files } from '#db/schema/index.ts'
import { makeChain, makeChallenge, makeCity, makeList, makeMember, makeOrganisation, testNow } from '#db/seed/factories/factories.ts'
import { freshDatabase } from './database.ts'
import { vault } from './vault.ts'

/** The deadline of the challenge that `bidding` makes. */
export const deadline = new Date(testNow.getTime() + 30 * 86_400_000)
export const beforeDeadline = () => testNow
export const afterDeadline = () => deadline

/** An open challenge of an institute, two firms that may bid, an observer of each other kind. */
export async function bidding() {
	const store = await freshDatabase()
	const parts = await store.tx(async (tx) => {
		await makeCity(tx, 'suzhou')
		const institute = await makeOrganisation(tx, { kind: 'institute' })
		const chainSlug = await makeChain(tx, institute.id)
		const list = await makeList(tx, { chainSlug })
		const foreignList = await makeList(tx, { origin: 'foreign' })
		const shared = { issuerOrganisationId: institute.id, chainSlug, citySlug: 'suzhou' as const, bidsCloseAt: deadline }
		const firm = await makeOrganisation(tx)
		return {
			challenge: await makeChallenge(tx, { ...shared, listId: list.id }),
			foreign: await makeChallenge(tx, { ...shared, listId: foreignList.id }),
			issuer: await makeMember(tx, institute, [chainSlug]),
			firm: await makeMember(tx, firm),
			colleague: await makeMember(tx, firm),
			rival: await makeMember(tx, await makeOrganisation(tx)),
			pending: await makeMember(tx, await makeOrganisation(tx, { status: 'pending' })),
			officer: await makeMember(tx, await makeOrganisation(tx, { kind: 'bureau' })),
			office: await makeMember(tx, await makeOrganisation(tx, { kind: 'office', citySlug: null })),
		}
	})
	return { store, ...parts }
}

/** A draft of `actor` with every field filled; answers its id. */
export async function completeDraft(store: Store, actor: Member, code: string, approach = '高温溶液聚合'): Promise<string> {
	const prepared = await prepareBid({ store, vault, actor, code, now: beforeDeadline })
	if (!prepared.ok) throw new Error(prepared.refusal.code)
	const found = await ChallengeRepository.findByCode(store.db, code)
	const indicators = await ChallengeRepository.listIndicators(store.db, found?.challenge.id ?? '')
	const promised = Object.fromEntries(indicators.map(({ id, target }) => [`promises.${id}`, target]))
	const values = { approach, team: '团队', schedule: '十二个月', price: '300000000', ...promised }
	const saved = await saveDraft({ store, vault, actor, bidId: prepared.value.bidId, sent: { revision: 0, values }, now: beforeDeadline })
	if (!saved.ok) throw new Error(saved.refusal.code)
	return prepared.value.bidId
}

/** A sealed bid of `actor`; answers its id. */
export async function sealedBid(store: Store, actor: Member, code: string, approach?: string): Promise<string> {
	const bidId = await completeDraft(store, actor, code, approach)
	const sealed = await sealBid({ store, vault, actor, bidId, now: beforeDeadline })
	if (!sealed.ok) throw new Error(sealed.refusal.code)
	return bidId
}

/** All that is stored of bids and their challenges, but for the audit log: to compare before and after a refusal. */
export async function everything({ db }: Store) {
	return {
		bids: await db.select().from(bids).orderBy(bids.id),
		versions: await db.select().from(bidVersions).orderBy(bidVersions.id),
		files: await db.select().from(files).orderBy(files.id),
		challenges: await db.select().from(challenges).orderBy(challenges.id),
	}
}

/** The refused attempts in the audit log. */
export async function refusedAttempts({ db }: Store) {
	const rows = await db.select().from(auditEntries).where(eq(auditEntries.isRefused, true)).orderBy(auditEntries.id)
	return rows.map(({ kind, after }) => ({ kind, refusal: after?.refusal }))
}
