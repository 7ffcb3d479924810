import { z } from 'zod'
import { type BidContent, blankContent } from './content.ts'

const StoredPartner = z.object({ organisationId: z.string(), task: z.string(), moneyShare: z.number().int(), ipShare: z.number().int() })

const Stored = z.object({
	approach: z.string(),
	team: z.string(),
	foundation: z.string(),
	schedule: z.string(),
	priceFen: z.number().int().nullable(),
	promises: z.record(z.string(), z.string()),
	notes: z.record(z.string(), z.string()),
	partners: z.array(StoredPartner).default([]),
})

/** Content as the text that is encrypted and kept. */
export const storedText = (content: BidContent): string => JSON.stringify(Stored.parse(content))

/** The content that was kept as `text`; throws where it is none. */
export const storedContent = (text: string): BidContent => Stored.parse(JSON.parse(text))

const Submitted = Stored.partial()

/** What the fields of an opened envelope say, whoever packed them; what is missing is blank, undefined when something is of the wrong form. */
export function submittedContent(fields: unknown): BidContent | undefined {
	const parsed = Submitted.safeParse(fields)
	if (!parsed.success) return undefined
	const given = Object.entries(parsed.data).filter(([, value]) => value !== undefined)
	return Stored.parse({ ...blankContent, ...Object.fromEntries(given) })
}
