import { and, asc, eq } from 'drizzle-orm'
import { drawPanel, readDrawInput } from '#app/crypto/panel-draw.ts'
import type { Vault } from '#app/services/bid/vault.ts'
import { commitPanel, secretRecord } from '#app/services/judging/commit-panel.server.ts'
import { drawCommittedPanel } from '#app/services/judging/draw-panel.server.ts'
import type { Store } from '#db/client.ts'
import * as PanelRepository from '#db/repositories/panel-repository.ts'
import * as PersonRepository from '#db/repositories/person-repository.ts'
import { challenges, experts, organisations, users } from '#db/schema/index.ts'
import { demoExpertEmail } from '#db/seed/demo-users.ts'

type Judging = { store: Store; vault: Vault; now: Date }

/** Draws the demo's panel, with its expert on it, for its challenge that is being evaluated; does nothing where there is none. */
export async function judgeDemo({ store, vault, now }: Judging): Promise<void> {
	const { db } = store
	const [challenge] = await db
		.select({ id: challenges.id, code: challenges.code, issuerId: challenges.issuerOrganisationId })
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
	const words = await wordsFor({ store, vault, challengeId: challenge.id })
	const drawn = await drawCommittedPanel({ ...shared, actor: issuer, words })
	if (!drawn.ok) throw new Error(`the demo's panel: ${drawn.refusal.code}`)
}

/** Words with which the committed panel comes to hold the demo's expert: here, as nowhere else, the secret is known beforehand. */
async function wordsFor({ store: { db }, vault, challengeId }: Omit<Judging, 'now'> & { challengeId: string }): Promise<string> {
	const panel = await PanelRepository.findLatest(db, challengeId)
	const [expert] = await db.select({ id: experts.id }).from(experts).innerJoin(users, eq(users.id, experts.userId)).where(eq(users.email, demoExpertEmail))
	if (!panel || !expert) throw new Error('the demo has no panel or no expert')
	const code = (await PanelRepository.listCandidates(db, panel.id)).find(({ expertId }) => expertId === expert.id)?.code
	const [input, secret] = [readDrawInput(panel.input), vault.decrypt(panel.sealedSecret, secretRecord(panel.id))]
	for (let points = 310_125; points < 311_125; points++) {
		const words = `上证指数收于 ${points / 100}`
		const drawn = drawPanel({ input, secret, words })
		if (drawn.ok && drawn.value.some((one) => one.code === code)) return words
	}
	throw new Error('the demo’s expert cannot be drawn')
}

async function actorsOf(db: Store['db'], organisationId: string | undefined) {
	const people = organisationId === undefined ? [] : await PersonRepository.listOfOrganisation(db, organisationId)
	return [...(await PersonRepository.asMembers(db, people)).values()].map(({ member }) => member)
}
