import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { blankContent } from '#app/domain/bid/content.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { encryptContent } from '#app/services/bid/encrypted-bid.server.ts'
import * as BidVersionRepository from '#db/repositories/bid-version-repository.ts'
import { bidPartners, bidVersions, blindPackages, organisations, users } from '#db/schema/index.ts'
import { beforeDeadline as now } from '#tests/support/bidding.ts'
import { kept, planted, telling } from '#tests/support/blind-samples.ts'
import { evaluating } from '#tests/support/evaluating.ts'
import { leaksIn } from '#tests/support/every-byte.ts'
import { vault } from '#tests/support/vault.ts'
import { readComparison } from './read-comparison.server.ts'

/** An evaluation whose first bid, of a planted organisation or with it as a partner, tells everything in a promise. */
async function promising({ as }: { as: 'bidder' | 'partner' }) {
	const parts = await evaluating()
	const { store, bidIds, indicatorIds, firm, officer } = parts
	const [bidId = ''] = bidIds
	const [first = '', second = '', third = ''] = indicatorIds
	const named = as === 'bidder' ? firm : officer
	await store.tx(async (tx) => {
		const { organisation, organisationEn, code, person, word } = planted
		await tx.update(organisations).set({ name: organisation, nameEn: organisationEn, creditCode: code }).where(eq(organisations.id, named.organisation.id))
		await tx.update(users).set({ name: person }).where(eq(users.id, named.userId))
		await tx
			.update(blindPackages)
			.set({ words: [word] })
			.where(eq(blindPackages.bidId, bidId))
		if (as === 'partner')
			await tx.insert(bidPartners).values({ bidId, organisationId: named.organisation.id, status: 'confirmed', invitedAt: now(), answeredAt: now() })
		const version = await BidVersionRepository.findStanding(tx, bidId)
		if (!version) throw new Error('no version')
		const promises = { [first]: telling, [second]: planted.mobile, [third]: '42.5' }
		await tx
			.update(bidVersions)
			.set({ content: encryptContent(vault, version, { ...blankContent, promises }) })
			.where(eq(bidVersions.id, version.id))
	})
	const compare = (actor: Member, by: { code: string } | { evaluationId: string }) => readComparison({ store, vault, actor, by, page: 1, now: now() })
	const told = async (actor: Member, by: { code: string } | { evaluationId: string }) => {
		const read = await compare(actor, by)
		if (!read.ok) throw new Error(read.refusal.code)
		return { whole: Buffer.from(JSON.stringify(read)), values: read.value.rows.find(({ id }) => id === bidId)?.cells.map(({ value }) => value) }
	}
	return { ...parts, bidId, told }
}

test.each(['bidder', 'partner'] as const)(
	'what a bid promises in words the panel compares as its package says it: nothing planted, named as %s, all else',
	async (as) => {
		const { panel, evaluationId, issuer, code, told } = await promising({ as })
		for (const expert of panel) {
			const { whole, values } = await told(expert, { evaluationId })
			expect(leaksIn(whole)).toEqual([])
			expect(values).toEqual([expect.stringContaining(`${kept}，【机构】`), '【电话】', '42.5'])
		}
		expect((await told(issuer, { code })).values).toEqual([telling, planted.mobile, '42.5'])
	},
)

test('of a bid whose package was not passed the panel compares nothing', async () => {
	const { store, panel, evaluationId, bidId, told } = await promising({ as: 'bidder' })
	await store.tx((tx) => tx.update(blindPackages).set({ passedAt: null }).where(eq(blindPackages.bidId, bidId)))
	const [expert] = panel
	if (!expert) throw new Error('no panel')
	expect((await told(expert, { evaluationId })).values).toEqual([null, null, null])
})
