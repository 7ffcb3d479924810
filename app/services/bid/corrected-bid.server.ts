import { z } from 'zod'
import type { BidContent } from '#app/domain/bid/content.ts'
import { applyValues } from '#app/domain/bid/draft.ts'
import type { CorrectionRow } from '#db/repositories/screening-repository.ts'
import type { Vault } from './vault.ts'

const Stored = z.record(z.string(), z.string())
const correctionRecord = (bidId: string) => `bid ${bidId} correction`

/** The corrected texts of a bid, as their row keeps them. */
export const encryptCorrection = (vault: Pick<Vault, 'encrypt'>, bidId: string, values: Record<string, string>): string =>
	vault.encrypt(JSON.stringify(values), correctionRecord(bidId))

/** The corrected texts of a bid by field; none while there is no correction. */
export function correctedValues(vault: Pick<Vault, 'decrypt'>, correction: Pick<CorrectionRow, 'bidId' | 'content'> | undefined): Record<string, string> {
	if (!correction?.content) return {}
	return Stored.parse(JSON.parse(vault.decrypt(correction.content, correctionRecord(correction.bidId))))
}

/** What counts of a bid: the opened version with what was corrected in the place of what it said. */
export function withCorrection(
	vault: Pick<Vault, 'decrypt'>,
	opened: BidContent,
	correction: Pick<CorrectionRow, 'bidId' | 'content'> | undefined,
): BidContent {
	return applyValues(opened, correctedValues(vault, correction))
}
