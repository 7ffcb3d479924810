import { accept, type Decision, refuse } from '#app/domain/decision.ts'
import { type MoveRefusal, moveChallenges } from '#app/domain/list/arrange.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import type { Tx } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as ArrangementRepository from '#db/repositories/list-arrangement-repository.ts'
import type { ListRow } from '#db/repositories/list-repository.ts'

type Move = { actor: Member; at: Date; codes: readonly string[]; from: ListRow; to: ListRow | undefined }

/** Moves challenges from one list of a chain to the end of another; `stale` where one of them stands there no more. Answers how many. The lists are the actor's to compose. */
export async function carryOutMove(tx: Tx, { actor, at, codes, from, to }: Move): Promise<Decision<number, MoveRefusal | { code: 'stale' }>> {
	const moving = await ArrangementRepository.listOfCodes(tx, from.id, codes)
	if (moving.length !== new Set(codes).size) return refuse({ code: 'stale' })
	const keys = moving.flatMap(({ sourceKey }) => sourceKey ?? [])
	const taken = to ? await ArrangementRepository.listTakenKeys(tx, to.id, keys) : new Set<string>()
	const decision = moveChallenges(moving, to, taken)
	if (!decision.ok) return decision
	if (!to) throw new Error('a move was decided without a target')
	await ArrangementRepository.moveToList(
		tx,
		moving.map(({ id }) => id),
		to.id,
	)
	await AuditRepository.appendAll(
		tx,
		moving.map(({ id }) => ({
			kind: 'challenge.moved' as const,
			actor,
			at,
			subject: 'challenge' as const,
			subjectId: id,
			challengeId: id,
			before: { list: from.code },
			after: { list: to.code },
		})),
	)
	return accept(moving.length)
}
