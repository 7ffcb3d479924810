import { and, asc, eq } from 'drizzle-orm'
import type { Vault } from '#app/services/bid/vault.ts'
import { commitPanel } from '#app/services/judging/commit-panel.server.ts'
import { drawCommittedPanel } from '#app/services/judging/draw-panel.server.ts'
import type { Store } from '#db/client.ts'
import * as PersonRepository from '#db/repositories/person-repository.ts'
import { challenges, organisations } from '#db/schema/index.ts'

type Judging = { store: Store; vault: Vault; now: Date }

/** Draws the demo's panel, for its challenge that is being evaluated; does nothing where there is none. */
export async function judgeDemo({ store, vault, now }: Judging): Promise<void> {
	const { db } = store
	const [challenge] = await db
		.select({ code: challenges.code, issuerId: challenges.issuerOrganisationId })
		.from(challenges)
		.where(and(eq(challenges.isDemo, true), eq(challenges.status, 'evaluating')))
		.orderBy(asc(challenges.code))
		.limit(1)
	const [office] = await db.select({ id: organisations.id }).from(organisations).where(eq(organisations.kind, 'office')).orderBy(organisations.id).limit(1)
	const officers = await actorsOf(db, office?.id)
	const issuers = await actorsOf(db, challenge?.issuerId)
	const [officer, issuer] = [officers[0], issuers[0]]
	if (!challenge || !officer || !issuer) return
	const shared = { store, vault, code: challenge.code, now: () => now }
	const committed = await commitPanel({ ...shared, actor: officer, size: 5 })
	if (!committed.ok) throw new Error(`the demo's panel: ${committed.refusal.code}`)
	const drawn = await drawCommittedPanel({ ...shared, actor: issuer, words: '双色球 2026135 期：03 11 17 22 28 31 + 09' })
	if (!drawn.ok) throw new Error(`the demo's panel: ${drawn.refusal.code}`)
}

async function actorsOf(db: Store['db'], organisationId: string | undefined) {
	const people = organisationId === undefined ? [] : await PersonRepository.listOfOrganisation(db, organisationId)
	return [...(await PersonRepository.asMembers(db, people)).values()].map(({ member }) => member)
}
