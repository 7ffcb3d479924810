import { relist } from '#app/domain/challenge/halt.ts'
import { accept, refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import { refused } from '#app/services/audit/refused.server.ts'
import type { Store } from '#db/client.ts'
import { newId } from '#db/kit.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as ChainRepository from '#db/repositories/chain-repository.ts'
import * as ChallengeRepository from '#db/repositories/challenge-repository.ts'
import * as DemandRepository from '#db/repositories/demand-repository.ts'
import * as ListCatalogueRepository from '#db/repositories/list-catalogue-repository.ts'
import { codePrefixOf } from '../import/code-prefix.ts'
import { attemptOn } from './attempt-on.server.ts'

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

		const [nextCode = ''] = await ChallengeRepository.takeCodes(tx, codePrefixOf(into.list, await ChainRepository.listChains(tx), at), 1)
		const indicators = await ChallengeRepository.listIndicators(tx, challenge.id)
		const { id: previousChallengeId, round, ...texts } = challenge
		const id = newId()
		await DemandRepository.insertChallenges(tx, [
			{
				...texts,
				...unreleased,
				id,
				code: nextCode,
				listId: into.list.id,
				position: (await DemandRepository.lastPosition(tx, into.list.id)) + 1,
				round: round + 1,
				previousChallengeId,
				sourceKey: `round:${id}`,
				createdAt: at,
				updatedAt: at,
			},
		])
		await DemandRepository.insertIndicators(
			tx,
			indicators.map((row) => ({ ...row, id: newId(), challengeId: id })),
		)
		const names = indicators.map(({ name }) => name)
		await ChallengeRepository.indexForSearch(tx, [
			{ challengeId: id, texts: ChallengeRepository.searchedTexts({ ...texts, code: nextCode }, names, found.issuer.name) },
		])
		await AuditRepository.appendAll(tx, [
			{ ...entry, after: { code: nextCode, round: round + 1 } },
			{ ...entry, kind: 'challenge.created', subjectId: id, challengeId: id, after: { status: 'draft', round: round + 1 } },
		])
		return accept({ code: nextCode })
	})
}

/** What of the earlier round does not go into the next. */
const unreleased = {
	status: 'draft',
	bidsOpenAt: null,
	bidsCloseAt: null,
	questionsCloseAt: null,
	deadlineMovedAt: null,
	deadlineReason: null,
	rulePack: null,
	bidCount: 0,
	suspendedAt: null,
	submittedAt: null,
	clarificationCount: 0,
	awardedBidId: null,
	decisionReason: null,
	decidedAt: null,
	unfilledReason: null,
} as const
