import { type LatestMove, type ToldRecord, toldMoves, toldTo } from '#app/domain/audit/told-moves.ts'
import type { Actor } from '#app/domain/permission/actor.ts'
import type { Db } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'

type Asked = { record: ToldRecord; id: string; reader: Actor }

/** The last move of a record: what, when, and who as far as the reader may know; and the number by which a form says that it has seen it. For readers of the record. */
export async function latestMove(db: Db, { record, id, reader }: Asked): Promise<{ seen: number; move: LatestMove | null }> {
	const found = await AuditRepository.findLatest(db, record, id, toldMoves[record])
	if (!found) return { seen: 0, move: null }
	const { id: seen, ...made } = found
	return { seen, move: toldTo(reader, made) }
}
