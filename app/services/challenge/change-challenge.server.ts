import type { ChallengeDetails } from '#app/domain/challenge/forms.ts'
import { accept, type Decision, refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import type { Store } from '#db/client.ts'
import { newId } from '#db/kit.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import * as DemandRepository from '#db/repositories/demand-repository.ts'
import { resolveIssuers } from '../import/insert-demands.server.ts'

type Change = { store: Store; actor: Member; code: string; details: ChallengeDetails; updatedAt: number; now: Date }

/** Changes everything a challenge says, before its release; `updatedAt` is the version the form was made of, and an older one is `stale`. */
export function changeChallenge({ store, actor, code, details, updatedAt, now }: Change): Promise<Decision<null, { code: 'not-found' | 'stale' }>> {
	return store.tx(async (tx) => {
		const found = await ChallengeRepository.findByCode(tx, code)
		if (!found || !can(actor, 'challenge.change', ChallengeRepository.factsOf(found))) return refuse({ code: 'not-found' })
		if (found.challenge.updatedAt.getTime() !== updatedAt) return refuse({ code: 'stale' })
		const { issuerName, indicators, budget, citySlug, ...texts } = details
		const isSameIssuer = issuerName === '' || issuerName === found.issuer.name
		const [issuer] = isSameIssuer ? [null] : await resolveIssuers(tx, [{ issuerName, creditCode: '', citySlug }], { owner: null, list: found.list, now })
		const changes = {
			...texts,
			budgetFen: budget,
			citySlug: citySlug ?? issuer?.citySlug ?? found.challenge.citySlug,
			issuerOrganisationId: issuer?.id ?? found.issuer.id,
			updatedAt: now,
		}
		if (!(await DemandRepository.updateChallenge(tx, found.challenge.id, found.challenge.updatedAt, changes))) return refuse({ code: 'stale' })
		const rows = indicators.map((indicator, at) => ({ ...indicator, id: newId(), challengeId: found.challenge.id, position: at + 1 }))
		await DemandRepository.replaceIndicators(tx, found.challenge.id, rows)
		const names = indicators.map(({ name }) => name)
		const texted = ChallengeRepository.searchedTexts({ ...details, code }, names, issuer?.name ?? found.issuer.name)
		await ChallengeRepository.indexForSearch(tx, [{ challengeId: found.challenge.id, texts: texted }])
		await AuditRepository.append(tx, {
			kind: 'challenge.changed',
			actor,
			at: now,
			subject: 'challenge',
			subjectId: found.challenge.id,
			challengeId: found.challenge.id,
			before: { title: found.challenge.title, budgetFen: found.challenge.budgetFen },
			after: { title: details.title, budgetFen: budget },
		})
		return accept(null)
	})
}
