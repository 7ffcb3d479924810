import { z } from 'zod'
import '../validation/messages.ts'
import { challengeKinds } from './challenge.ts'

/** What a new demand begins with; the chain only where it is not for a list. */
export const StartForm = z.object({
	title: z.string().trim().min(1).max(200),
	kind: z.enum(challengeKinds),
	chainSlug: z.string().max(60).default(''),
	from: z.string().max(60).default(''),
	issuerName: z.string().trim().max(100).default(''),
})

/** Whose demand it is, by the full name of the organisation. */
export const IssuerForm = z.object({ issuerName: z.string().trim().min(1).max(100) })

/** Accepting a confidentiality undertaking takes a tick. */
export const UndertakingForm = z.object({ agreed: z.literal('on', { error: 'confirm' }) })
