import { z } from 'zod'

/** The addresses of screening one bid. */
export const ScreeningParams = z.object({ code: z.string().max(60), bidId: z.string().max(60) })

/** The page of screening one bid. */
export const screeningPath = ({ code, bidId }: z.output<typeof ScreeningParams>): string =>
	`/issuer/challenges/${encodeURIComponent(code)}/bids/${encodeURIComponent(bidId)}/screening`

/** The page of the blind package of one bid. */
export const packagePath = ({ code, bidId }: z.output<typeof ScreeningParams>): string =>
	`/issuer/challenges/${encodeURIComponent(code)}/bids/${encodeURIComponent(bidId)}/package`
