import type { Language } from '#app/domain/account/account.ts'
import { accept, refuse } from '#app/domain/decision.ts'
import type { EntryForm } from '#app/domain/judging/invitation.ts'
import { type Member, visitor } from '#app/domain/permission/actor.ts'
import { digestOf, newToken } from '#app/services/account/one-time-token.server.ts'
import { hashPassword } from '#app/services/account/password.server.ts'
import { retryUnique } from '#app/services/account/retry-unique.server.ts'
import { refused } from '#app/services/audit/refused.server.ts'
import { findAllNamed, findOrNameAll } from '#app/services/organisation/find-named.server.ts'
import type { Store, Tx } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as InvitationRepository from '#db/repositories/expert-invitation-repository.ts'
import * as LinkRepository from '#db/repositories/link-repository.ts'
import * as MailRepository from '#db/repositories/mail-repository.ts'
import * as UserRepository from '#db/repositories/user-repository.ts'
import { enterInvited } from './enter-invited.server.ts'
import { isFitForRegister } from './fit-for-register.server.ts'

/** Whoever is signed in accepts as themselves, anyone else with a new account. */
type By = { actor: Member } | { name: string; password: string; language: Language }
type Accepting = { store: Store; token: string; by: By; entry: EntryForm; origin: string; now: () => Date }

/**
 * The invited confirm their entry, declare ties and stand in the register from then on, in one unit of work. A link that is used, withdrawn or past its
 * time is refused as `link-unusable`; somebody else's account as `foreign-account`. An address that has an account and did not sign in gets
 * a mail with a link of its own instead, and the answer stays the same.
 */
export async function acceptExpertInvitation({ store, token, by, entry, origin, now }: Accepting) {
	const passwordHash = 'actor' in by ? null : await hashPassword(by.password)
	return retryUnique(() =>
		store.tx(async (tx) => {
			const at = now()
			const link = await LinkRepository.findUsable(tx, digestOf(token), at)
			const found = link && (await InvitationRepository.findByLink(tx, link.id))
			if (!found) return refuse({ code: 'link-unusable' })
			const { invitation } = found
			const actor = 'actor' in by ? by.actor : visitor
			const attempt = { kind: 'expert.entered', actor, at, subject: 'expert', subjectId: invitation.id } as const
			if ('actor' in by && by.actor.email !== invitation.email) return refused(tx, attempt, refuse({ code: 'foreign-account' }))
			const owner = await UserRepository.findByEmail(tx, invitation.email)
			if ('actor' in by && !(owner && (await isFitForRegister(tx, owner)))) return refused(tx, attempt, refuse({ code: 'expert-unfit' }))
			if (!entry.isUnregistered) {
				const known = await findAllNamed(tx, entry.declared)
				if (!known.ok) return refused(tx, attempt, known)
			}
			if (!(await LinkRepository.consume(tx, link.id, at))) return refuse({ code: 'link-unusable' })
			if (owner && passwordHash !== null) {
				await tellOwner(tx, { owner, invitationId: invitation.id, link, organisation: found.organisation.name, origin, at })
				return accept(null)
			}
			const person = owner ?? (await makeAccount(tx, by, passwordHash, invitation, at))
			const ties = await findOrNameAll(tx, { names: entry.declared, canBeNew: entry.isUnregistered, actor: selfOf(person.id), at })
			if (!ties.ok) throw new Error('an organisation that was known is gone')
			await enterInvited(tx, { invitation, person, entry, declaredIds: ties.value.map(({ id }) => id), at })
			return accept(null)
		}),
	)
}

/** Somebody who acts for nobody but themself. */
const selfOf = (userId: string) => ({ kind: 'user', userId, organisation: { id: userId } }) as const

async function makeAccount(tx: Tx, by: By, passwordHash: string | null, { email, organisationId }: { email: string; organisationId: string }, at: Date) {
	if ('actor' in by || passwordHash === null) throw new Error('whoever is signed in has an account')
	const { name, language } = by
	const account = { name, email, language, passwordHash, organisationId, isMember: false, isAdministrator: false, createdAt: at }
	const user = await UserRepository.insert(tx, account)
	await AuditRepository.append(tx, { kind: 'user.joined', actor: selfOf(user.id), at, subject: 'user', subjectId: user.id, after: { isMember: false } })
	return user
}

type Known = {
	owner: { id: string; email: string; language: Language }
	invitationId: string
	link: { organisationId: string; expiresAt: Date }
	organisation: string
	origin: string
	at: Date
}

/** The account an address has already is not touched: its owner gets a link by which to accept once signed in, good for as long as the one before. */
async function tellOwner(tx: Tx, { owner, invitationId, link: { organisationId, expiresAt }, organisation, origin, at }: Known): Promise<void> {
	const { token, digest } = newToken()
	await LinkRepository.insert(tx, { id: digest, purpose: 'expert', organisationId, email: owner.email, createdAt: at, expiresAt })
	await InvitationRepository.change(tx, invitationId, { linkId: digest })
	const parameters = { organisation, link: `${origin}/login?to=${encodeURIComponent(`/expert/invitations/${token}`)}` }
	await MailRepository.enqueue(tx, [{ to: owner.email, language: owner.language, template: 'expertKnown', parameters }], at)
	const entry = { kind: 'user.joined', actor: visitor, at, subject: 'user', subjectId: owner.id } as const
	await AuditRepository.append(tx, { ...entry, after: { refusal: 'address-in-use' }, isRefused: true })
}
