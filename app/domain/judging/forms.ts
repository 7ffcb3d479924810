import { z } from 'zod'
import '../validation/messages.ts'
import { expertTieKinds } from './conflict.ts'
import { declaredNames } from './declared.ts'
import { organisationTieKinds } from './organisation-graph.ts'

/** An organisation, by its address or its full name. */
const organisation = z.string().trim().min(1, 'required').max(200)
/** The last day something held; none while it lasts. */
const until = z.iso.date().optional()

/** The person the office enters into the register: the address of its account, the chains whose subjects it judges, and what it knows. */
export const ExpertForm = z.object({
	email: z.string().trim().toLowerCase().pipe(z.email('email-invalid').max(200)),
	fields: z.array(z.string().max(80)).min(1, 'none-ticked').max(50),
	speciality: z.string().trim().max(300).default(''),
})
export type ExpertForm = z.output<typeof ExpertForm>

/** What ties an expert to an organisation. */
export const ExpertTieForm = z.object({ organisation, kind: z.enum(expertTieKinds), until })
export type ExpertTieForm = z.output<typeof ExpertTieForm>

/** An edge between two organisations. */
export const OrganisationTieForm = z.object({ organisation, other: organisation, kind: z.enum(organisationTieKinds), until })
export type OrganisationTieForm = z.output<typeof OrganisationTieForm>

/** The expert an address names. */
export const ExpertParams = z.object({ expertId: z.uuid() })
/** The tie an address names. */
export const TieParams = z.object({ tieId: z.uuid() })

/** The challenge an address names. */
export const CodeParams = z.object({ code: z.string().max(60) })
/** How many experts a panel may have: an odd number, so that it can decide. */
export const panelSizes = [3, 5, 7, 9] as const
/** The commitment of a panel. */
export const CommitForm = z.object({ size: z.coerce.number().pipe(z.union(panelSizes.map((size) => z.literal(size)))) })
/** The words the issuer adds to the draw. */
export const DrawForm = z.object({ words: z.string().trim().min(1, 'required').max(200) })

/** The seat an address names. */
export const SeatParams = z.object({ seatId: z.uuid() })
/** What an invited expert declares before taking the seat: organisations it is tied to, one a line, and that there are no others. */
export const AcceptForm = z.object({
	declared: z.string().max(2000).default('').transform(declaredNames),
	isDeclared: z.boolean().default(false).refine(Boolean, 'declaration-missing'),
})
/** What a person declares of themselves: organisations, one a line. */
export const DeclareForm = z.object({ declared: z.string().trim().min(1, 'required').max(2000).transform(declaredNames) })
/** Why a seat is given up. */
export const ReasonForm = z.object({ reason: z.string().trim().min(5).max(500) })
