import { z } from 'zod'
import '../validation/messages.ts'
import { isCreditCode, normaliseCreditCode } from '../organisation/credit-code.ts'
import { citySlugs, registrableKinds } from '../organisation/organisation.ts'
import { normaliseName } from '../organisation/registration.ts'
import { languages } from './account.ts'
import { isGuessable, NewPassword } from './password.ts'

/** An address for mail, lower case. */
export const Email = z.string().trim().toLowerCase().max(254).pipe(z.email())
/** The name of a person. */
export const PersonName = z.string().trim().min(1).max(50)
/** A box that is ticked or not. */
export const Checkbox = z.stringbool({ truthy: ['on'] }).default(false)
/** A line of text as it is compared, see `normaliseName`. */
export const OneLine = (longest: number) => z.string().transform(normaliseName).pipe(z.string().min(1).max(longest))
const CreditCode = z.string().max(60).transform(normaliseCreditCode).refine(isCreditCode, 'credit-code-invalid')
const Website = z
	.string()
	.trim()
	.max(200)
	.pipe(z.url({ protocol: /^https?$/, hostname: z.regexes.domain, error: 'website-invalid' }))

const guessable = { path: ['password'], message: 'password-guessable' }

/** What an organisation says of itself when it registers, and again when its bureau sent it back. */
export const OrganisationForm = z.object({
	organisationName: OneLine(100),
	kind: z.enum(registrableKinds),
	creditCode: CreditCode,
	citySlug: z.enum(citySlugs),
	introduction: z.string().trim().max(1000).default(''),
	website: Website.optional(),
})
export type OrganisationDetails = z.output<typeof OrganisationForm>

/** An organisation with its first administrator. */
export const RegistrationForm = OrganisationForm.extend({ name: PersonName, email: Email, password: NewPassword }).refine(
	({ password, email, name, organisationName }) => !isGuessable(password, [email, name, organisationName]),
	guessable,
)

/** Signing in; `to` is the local path to go on to. */
export const LoginForm = z.object({ email: Email, password: z.string().min(1).max(200), to: z.string().default('') })

/** Asking for a recovery link. */
export const RecoveryForm = z.object({ email: Email })

/** A new password, by a recovery link. */
export const NewPasswordForm = z.object({ password: NewPassword }).refine(({ password }) => !isGuessable(password, []), guessable)

/** Changing one's password. */
export const PasswordForm = z
	.object({ currentPassword: z.string().min(1).max(200), password: NewPassword })
	.refine(({ password, currentPassword }) => password !== currentPassword, { path: ['password'], message: 'password-unchanged' })
	.refine(({ password }) => !isGuessable(password, []), guessable)

export const ProfileForm = z.object({ name: PersonName, language: z.enum(languages) })

/** Inviting a colleague. */
export const InvitationForm = z.object({ email: Email, isAdministrator: Checkbox })

/** Accepting an invitation; the address is asked for only where the link names none. */
export const JoinForm = z
	.object({ name: PersonName, email: Email.optional(), password: NewPassword })
	.refine(({ password, email, name }) => !isGuessable(password, [email ?? '', name]), guessable)

/** The token in the address of a one-time link. */
export const LinkParams = z.object({ token: z.string().regex(/^[\w-]{20,100}$/) })
