import { accept, refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import type { Store } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import * as DemandRepository from '#db/repositories/demand-repository.ts'
import { resolveIssuers } from '../import/insert-demands.server.ts'

type ChangeIssuer = { store: Store; actor: Member; code: string; issuerName: string; now: () => Date }

/** The chain lead says whose demand it is, before its release; an organisation nobody knows becomes an unclaimed one. */
export function changeIssuer({ store, actor, code, issuerName, now }: ChangeIssuer) {
	return store.tx(async (tx) => {
		const at = now()
		const found = await ChallengeRepository.findByCode(tx, code)
		if (!found || !can(actor, 'challenge.review', ChallengeRepository.factsOf(found))) return refuse({ code: 'not-found' })
		const { challenge, list } = found
		const [issuer] = await resolveIssuers(tx, [{ issuerName, creditCode: '', citySlug: challenge.citySlug }], { owner: null, list, now: at })
		if (!issuer) return refuse({ code: 'organisation-unknown' })
		const citySlug = challenge.citySlug ?? issuer.citySlug
		const changes = { issuerOrganisationId: issuer.id, citySlug, updatedAt: at }
		if (!(await DemandRepository.saveDemand(tx, challenge.id, challenge.revision, changes))) return refuse({ code: 'stale' })
		const names = (await ChallengeRepository.listIndicators(tx, challenge.id)).map(({ name }) => name)
		await ChallengeRepository.indexForSearch(tx, [{ challengeId: challenge.id, texts: ChallengeRepository.searchedTexts(challenge, names, issuer.name) }])
		const entry = { kind: 'challenge.changed', actor, at, subject: 'challenge', subjectId: challenge.id, challengeId: challenge.id } as const
		await AuditRepository.append(tx, { ...entry, before: { issuer: found.issuer.name }, after: { issuer: issuer.name } })
		return accept(null)
	})
}
