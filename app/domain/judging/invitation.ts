import { z } from 'zod'
import '../validation/messages.ts'
import { languages } from '../account/account.ts'
import { Checkbox, Email, OneLine, PersonName } from '../account/forms.ts'
import { isGuessable, NewPassword } from '../account/password.ts'
import { declaredNames } from './declared.ts'
import { ExpertForm } from './forms.ts'

const { fields, speciality } = ExpertForm.shape

/** The person the office asks by mail to join the register; `isUnregistered`: where they work may be an organisation that is not registered here. */
export const InviteExpertForm = z.object({
	email: Email,
	name: PersonName,
	organisation: OneLine(100),
	isUnregistered: Checkbox,
	fields,
	speciality,
	language: z.enum(languages),
})
export type InviteExpertForm = z.output<typeof InviteExpertForm>

/** What the invited confirm of themselves: what they judge, and every organisation they are tied to, one a line. */
export const EntryForm = z.object({
	fields,
	speciality,
	declared: z.string().max(2000).default('').transform(declaredNames),
	isUnregistered: Checkbox,
	isDeclared: z.boolean().default(false).refine(Boolean, 'declaration-missing'),
})
export type EntryForm = z.output<typeof EntryForm>

/** The same of somebody who has no account yet. */
export const NewEntryForm = EntryForm.extend({ name: PersonName, password: NewPassword }).refine(({ password, name }) => !isGuessable(password, [name]), {
	path: ['password'],
	message: 'password-guessable',
})

/** The invitation an address names. */
export const InvitationParams = z.object({ invitationId: z.uuid() })

/** How long the link of an invitation can be used, in days: professors read their mail late. */
export const invitationDays = 14
