import type { ConflictKind, Party } from '#app/domain/judging/conflict.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import type { Db } from '#db/client.ts'

export type ConflictsOn = { why: readonly { kind: ConflictKind; side: Party['side'] }[]; bids: readonly { id: string }[] }

/** What a person is in conflict with on a challenge: why, and the bids they see nothing of. */
export async function conflictsOn(_db: Db, _actor: Member, _challenge: { id: string }, _now: Date): Promise<ConflictsOn> {
	return { why: [], bids: [] }
}
