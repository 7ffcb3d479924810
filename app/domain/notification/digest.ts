import { z } from 'zod'

/** The most items a digest lists; the rest is in the inbox. */
export const longestDigest = 50

/** What a digest carries through the outbox: the first of what waited, each with its words' parts, and how many there were. */
export const DigestItems = z.array(z.object({ kind: z.string(), link: z.string(), parameters: z.record(z.string(), z.string()) }))
export type DigestItems = z.output<typeof DigestItems>

/** The most receipts that go with a digest, the newest; a bid's page has all of them. */
export const mostReceipts = 20

/** Entries of the log whose receipts go with a mail. */
export const ReceiptsOfMail = z.array(z.object({ bidId: z.string(), leafIndex: z.number().int().min(0) }))
export type ReceiptsOfMail = z.output<typeof ReceiptsOfMail>
