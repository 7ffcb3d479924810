import { blankContent } from '#app/domain/bid/content.ts'
import { type Preparation, prepare } from '#app/domain/bid/decisions.ts'
import { whyIneligible } from '#app/domain/bid/eligibility.ts'
import { accept, refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import { retryUnique } from '#app/services/account/retry-unique.server.ts'
import { refused } from '#app/services/audit/refused.server.ts'
import type { Store, Tx } from '#db/client.ts'
import { newId } from '#db/kit.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as BidRepository from '#db/repositories/bid-repository.ts'
import * as BidVersionRepository from '#db/repositories/bid-version-repository.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import { encryptContent } from './encrypted-bid.server.ts'
import { oneWithIssuer } from './one-with-issuer.server.ts'
import type { Vault } from './vault.ts'
import { copyAsWorking } from './working-version.server.ts'

type PrepareBid = { store: Store; vault: Vault; actor: Member; code: string; now: () => Date }

/**
 * Gives the actor's organisation its bid on a challenge: a new draft, the one there is, or a withdrawn one taken up
 * again; answers its id. Refuses who may not bid, naming the rule, and everything once the challenge is not open.
 */
export function prepareBid({ store, vault, actor, code, now }: PrepareBid) {
	return retryUnique(() => store.tx((tx) => prepareWithin(tx, { vault, actor, code, at: now() })))
}

type Asked = { vault: Vault; actor: Member; code: string; at: Date }

async function prepareWithin(tx: Tx, { vault, actor, code, at }: Asked) {
	const found = await ChallengeRepository.findByCode(tx, code)
	if (!found) return refuse({ code: 'not-found' })
	const facts = ChallengeRepository.factsOf(found)
	if (!can(actor, 'challenge.read', facts)) return refuse({ code: 'not-found' })
	const { challenge } = found
	const attempt = { kind: 'bid.drafted', actor, at, subject: 'challenge', subjectId: challenge.id, challengeId: challenge.id } as const
	if (!can(actor, 'bid.prepare', facts)) return refused(tx, attempt, refuse({ code: whyIneligible(actor, facts) }))
	if ((await oneWithIssuer(tx, challenge.issuerOrganisationId, at))(actor.organisation.id)) return refused(tx, attempt, refuse({ code: 'related-to-issuer' }))
	const existing = await BidRepository.findOf(tx, challenge.id, actor.organisation.id)
	const decision = prepare(existing?.status ?? null, challenge, at)
	if (!decision.ok) return refused(tx, attempt, decision)
	return accept({ bidId: await carryOut(tx, decision.value, { vault, actor, existing, challenge, at }) })
}

type Parts = { vault: Vault; actor: Member; existing: BidRepository.BidRow | undefined; challenge: ChallengeRepository.ChallengeRow; at: Date }

async function carryOut(tx: Tx, preparation: Preparation, { vault, actor, existing, challenge, at }: Parts): Promise<string> {
	if (preparation.kind === 'continue' && existing) return existing.id
	const entry = { kind: 'bid.drafted', actor, at, subject: 'bid', challengeId: challenge.id, after: { status: 'draft' } } as const
	if (preparation.kind === 'redraft' && existing) {
		if (!(await BidRepository.moveStatus(tx, existing, preparation.move, at))) throw new Error(`bid ${existing.id} moved within the transaction`)
		const latest = await BidVersionRepository.findLatest(tx, existing.id)
		if (latest?.version.sealedAt) await copyAsWorking(tx, vault, latest.version, at)
		await AuditRepository.append(tx, { ...entry, subjectId: existing.id, before: { status: existing.status } })
		return existing.id
	}
	const { id: challengeId, clarificationCount: confirmedClarification, isDemo } = challenge
	const bidId = await BidRepository.insert(tx, { challengeId, organisationId: actor.organisation.id, confirmedClarification, isDemo, now: at })
	const first = { id: newId(), bidId }
	await BidVersionRepository.insertFirst(tx, { ...first, content: encryptContent(vault, first, blankContent), userId: actor.userId, now: at })
	await AuditRepository.append(tx, { ...entry, subjectId: bidId })
	return bidId
}
