import { z } from 'zod'
import { objectionForms } from '../rules/rule-pack.ts'
import '../validation/messages.ts'

/** Why a bureau does not take an objection up. */
export const rejectionCodes = ['no-grounds', 'out-of-scope', 'repeated', 'letter-unfit'] as const
/** What a bureau decides of an award that was objected to: it stands, it is revoked, or the bids are judged again. */
export const objectionOutcomes = ['stands', 'revoked', 're-evaluate'] as const
export type ObjectionOutcome = (typeof objectionOutcomes)[number]

const words = (least: number) => z.string().trim().min(least).max(4000)

/** An objection: under which form, and what is objected to with its grounds; the file comes beside it. */
export const ObjectionForm = z.object({ form: z.enum(objectionForms), statement: words(20) })
/** An anonymous tip. */
export const TipForm = z.object({ statement: words(10) })
/** The rejection of an objection: its code, and what the objector is told. */
export const RejectForm = z.object({ code: z.enum(rejectionCodes), answer: words(10) })
export type RejectForm = z.output<typeof RejectForm>
/** The decision on an accepted objection; `answer` is public and names nobody. */
export const DecideForm = z.object({ outcome: z.enum(objectionOutcomes), answer: words(10) })
export type DecideForm = z.output<typeof DecideForm>
