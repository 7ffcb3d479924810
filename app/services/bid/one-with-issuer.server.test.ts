import fc from 'fast-check'
import { expect, test } from 'vitest'
import { refuse } from '#app/domain/decision.ts'
import { closeTies, jointTies } from '#app/domain/judging/organisation-graph.ts'
import { readChallenge } from '#app/services/challenge/read-challenge.server.ts'
import { tieOrganisations } from '#app/services/judging/organisation-ties.server.ts'
import { bidPartners, organisationTies } from '#db/schema/index.ts'
import { makeMember, makeOrganisation } from '#db/seed/factories/factories.ts'
import { bidding, completeDraft, everything, beforeDeadline as now } from '#tests/support/bidding.ts'
import { vault } from '#tests/support/vault.ts'
import { answerInvitation } from './answer-invitation.server.ts'
import { invitePartner } from './invite-partner.server.ts'
import { oneWithIssuer } from './one-with-issuer.server.ts'
import { prepareBid } from './prepare-bid.server.ts'
import { readBid } from './read-bid.server.ts'
import { readInvitation } from './read-invitation.server.ts'
import { sealBid } from './seal-bid.server.ts'

const terms = { task: '小试与放大', moneyShare: 30, ipShare: 20 }
const related = refuse({ code: 'related-to-issuer' })

test('whoever comes to be one with the issuer cannot begin, seal, invite or confirm, and is told why; nothing is written but the attempt', async () => {
	const { store, office, issuer, firm, rival, challenge } = await bidding()
	const { code } = challenge
	const ally = await store.tx(async (tx) => makeMember(tx, await makeOrganisation(tx)))
	const bidId = await completeDraft(store, firm, code)
	const invite = (partner: typeof ally) => invitePartner({ store, vault, actor: firm, bidId, organisation: partner.organisation.name, terms, now })
	expect((await invite(ally)).ok).toBe(true)
	const shown = await readInvitation({ store, vault, actor: ally, bidId, now: now() })
	const seen = shown.ok ? { revision: shown.value.revision, partners: shown.value.partners } : { revision: 0, partners: [] }
	const tie = (one: typeof ally, other: typeof ally) =>
		tieOrganisations({ store, actor: office, tie: { organisation: one.organisation.slug, other: other.organisation.slug, kind: 'ownership' }, now })
	await tie(issuer, ally)
	await tie(ally, rival)
	const stored = async () => ({ ...(await everything(store)), partners: await store.db.select().from(bidPartners) })
	const before = await stored()
	expect(await prepareBid({ store, vault, actor: rival, code, now })).toEqual(related)
	expect(await answerInvitation({ store, vault, actor: ally, bidId, answer: 'confirmed', seen, now })).toEqual(related)
	expect(await invite(rival)).toEqual(refuse({ code: 'partner-related' }))
	const gap = { field: `partners.${ally.organisation.id}`, reason: 'partner-related' }
	expect(await sealBid({ store, vault, actor: firm, bidId, now })).toMatchObject({ refusal: { gaps: [gap] } })
	expect(await readBid({ store, vault, actor: firm, bidId, now: now() })).toMatchObject({ value: { gaps: [gap] } })
	expect(await readChallenge({ store, actor: rival, code, now: now() })).toMatchObject({ value: { nextStep: 'related' } })
	await tie(issuer, firm)
	expect(await sealBid({ store, vault, actor: firm, bidId, now })).toEqual(related)
	expect(await stored()).toEqual(before)
})

test('related are exactly those that ties of today reach from the issuer, in random graphs', async () => {
	const { store } = await bidding()
	const organisations = await store.tx(async (tx) => {
		const made = []
		for (let at = 0; at < 7; at++) made.push(await makeOrganisation(tx))
		return made.map(({ id }) => id)
	})
	const [issuer = ''] = organisations
	const until = fc.constantFrom(null, '2020-01-01', '2099-01-01')
	const tie = fc.record({ kind: fc.constantFrom(...closeTies, ...jointTies), one: fc.nat({ max: 6 }), other: fc.nat({ max: 6 }), until })
	await fc.assert(
		fc.asyncProperty(fc.array(tie, { maxLength: 8 }), async (ties) => {
			const rows = ties.filter(({ one, other }) => one < other)
			await store.tx(async (tx) => {
				await tx.delete(organisationTies)
				for (const { kind, one, other, until } of rows) {
					const pair = { organisationId: organisations[one] ?? '', otherOrganisationId: organisations[other] ?? '' }
					await tx
						.insert(organisationTies)
						.values({ ...pair, kind, until, enteredAt: now() })
						.onConflictDoNothing()
				}
			})
			const kept = await store.db.select().from(organisationTies)
			const grow = (set: ReadonlySet<string>): ReadonlySet<string> => {
				const more = new Set(set)
				for (const { kind, until, organisationId, otherOrganisationId } of kept) {
					if (!['group', 'ownership', 'principal'].includes(kind) || until === '2020-01-01') continue
					if (more.has(organisationId) || more.has(otherOrganisationId)) more.add(organisationId).add(otherOrganisationId)
				}
				return more.size === set.size ? more : grow(more)
			}
			const isRelated = await oneWithIssuer(store.db, issuer, now())
			expect(new Set(organisations.filter(isRelated))).toEqual(grow(new Set([issuer])))
		}),
		{ numRuns: 60, seed: 5 },
	)
})
