import { relist } from '#app/domain/challenge/halt.ts'
import { accept, refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import { refused } from '#app/services/audit/refused.server.ts'
import type { Store } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import * as ListCatalogueRepository from '#db/repositories/list-catalogue-repository.ts'
import { attemptOn } from './attempt-on.server.ts'
import { insertCopy } from './insert-challenge.server.ts'

type Relisting = { store: Store; actor: Member; code: string; listCode: string; now: () => Date }

/**
 * Lists a challenge again that ended without a result: a draft of the next round in a list being composed, which keeps
 * everything it said but its deadline, and its lineage. Answers its code. Refuses a second time, and other lists.
 */
export function relistChallenge({ store, actor, code, listCode, now }: Relisting) {
	return store.tx(async (tx) => {
		const at = now()
		const attempt = await attemptOn(tx, { code, kind: 'challenge.relisted', actor, permission: 'challenge.relist', at })
		if (!attempt.ok) return attempt
		const { found, challenge, entry } = attempt.value
		const next = await ChallengeRepository.findNextRound(tx, challenge.id)
		const decision = relist(challenge.status, next !== undefined)
		if (!decision.ok) return refused(tx, entry, decision)
		const into = await ListCatalogueRepository.findWithOwner(tx, listCode)
		const mayCompose = into !== undefined && can(actor, 'list.compose', ListCatalogueRepository.listFactsOf(into.list))
		if (!into || !mayCompose || into.list.chainSlug !== challenge.chainSlug) return refused(tx, entry, refuse({ code: 'list-unknown' }))

		const { round, ...texts } = challenge
		const nextCode = await insertCopy(tx, texts, {
			list: into.list,
			issuer: found.issuer,
			actor,
			at,
			differences: { round: round + 1, previousChallengeId: challenge.id },
		})
		await AuditRepository.append(tx, { ...entry, after: { code: nextCode, round: round + 1 } })
		return accept({ code: nextCode })
	})
}
