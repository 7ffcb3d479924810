import { accept, type Decision, refuse } from '#app/domain/decision.ts'
import { type ChallengeRelease, type ReleaseRefusal, release } from '#app/domain/list/release.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import type { Store, Tx } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as ListCatalogueRepository from '#db/repositories/list-catalogue-repository.ts'
import * as ListRepository from '#db/repositories/list-repository.ts'
import { refused } from '../audit/refused.server.ts'
import { passWithRelease } from '../review/pass-with-release.server.ts'
import { releaseRules } from '../rules/release-rules.server.ts'

type Refusal = { code: 'not-found' | 'stale' } | ReleaseRefusal
type Release = { store: Store; actor: Member; code: string; now: Date }

/** Releases a list: all its challenges are approved and opened together, in one unit of work, at the same instant; or none. Answers how many. */
export function releaseList({ store, actor, code, now }: Release): Promise<Decision<number, Refusal>> {
	return store.tx(async (tx: Tx): Promise<Decision<number, Refusal>> => {
		const found = await ListCatalogueRepository.findWithOwner(tx, code)
		const attempt = { kind: 'list.released', actor, at: now, subject: 'list', subjectId: found?.list.id ?? code } as const
		const isComposer = found !== undefined && can(actor, 'list.compose', { ...ListCatalogueRepository.listFactsOf(found.list), status: 'draft' })
		if (!isComposer) return refused(tx, attempt, refuse({ code: 'not-found' }))
		const decision = release(found.list, await ListRepository.listReleasable(tx, found.list.id), await releaseRules(tx), now)
		if (!decision.ok) return refused(tx, attempt, decision)
		return carryOutRelease(tx, { list: found.list, challenges: decision.value, entry: attempt })
	})
}

type CarriedOut = {
	list: ListRepository.ListRow
	challenges: readonly ChallengeRelease[]
	/** The audit entry of the release; its instant is the one everything counts from. */
	entry: AuditRepository.NewAuditEntry
}

/** Carries out a release that was decided: the list and all its challenges, and the audit entries. Answers how many; refuses `stale` where someone was faster. */
export async function carryOutRelease(tx: Tx, { list, challenges, entry }: CarriedOut): Promise<Decision<number, { code: 'stale' }>> {
	const { actor, at } = entry
	if (!(await ListRepository.markReleased(tx, list.id, at))) return refuse({ code: 'stale' })
	const opened = await ListRepository.openChallenges(tx, challenges, at)
	if (opened !== challenges.length) throw new Error('a challenge of the list moved while it was released')
	await passWithRelease(tx, { actor, challengeIds: challenges.map(({ id }) => id), at })
	await AuditRepository.appendAll(tx, [
		{ ...entry, before: { ...entry.before, status: 'draft' }, after: { status: 'released', challenges: opened } },
		...challenges.flatMap(({ id, moves }) =>
			moves.map((move) => ({
				kind: move.command === 'approve' ? ('challenge.approved' as const) : ('challenge.published' as const),
				actor,
				at,
				subject: 'challenge' as const,
				subjectId: id,
				challengeId: id,
				before: { status: move.from },
				after: { status: move.to },
			})),
		),
	])
	return accept(opened)
}
