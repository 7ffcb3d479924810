import { isAwaited } from '#app/domain/bid/screening.ts'
import type { Db } from '#db/client.ts'
import * as ScreeningRepository from '#db/repositories/screening-repository.ts'

/** Whether one of these bids was asked for a correction that may still come. */
export async function isCorrecting(db: Db, bids: readonly { id: string }[], at: Date): Promise<boolean> {
	const corrections = await ScreeningRepository.listCorrections(
		db,
		bids.map(({ id }) => id),
	)
	return corrections.some((correction) => isAwaited(correction, at))
}
