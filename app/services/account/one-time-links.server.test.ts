import { expect, test } from 'vitest'
import { accept, refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import type { Store } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as MailRepository from '#db/repositories/mail-repository.ts'
import * as SessionRepository from '#db/repositories/session-repository.ts'
import * as UserRepository from '#db/repositories/user-repository.ts'
import { makeMember, makeOrganisation, testNow as now } from '#db/seed/factories/factories.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { inviteColleague } from './invite-colleague.server.ts'
import { inviteOffice } from './invite-office.server.ts'
import { joinOrganisation } from './join-organisation.server.ts'
import { recoverAccount } from './recover-account.server.ts'
import { requestRecovery } from './request-recovery.server.ts'
import { signIn } from './sign-in.server.ts'

const origin = 'https://lianbang.example'
const password = 'correct horse battery'
const person = { name: '王工', password, language: 'zh' as const }
const tokenOf = (link: string) => link.split('/').at(-1) ?? ''
const later = (ms: number) => new Date(now.getTime() + ms)

async function withMember(given: Parameters<typeof makeOrganisation>[1] = {}): Promise<{ store: Store; actor: Member }> {
	const store = await freshDatabase()
	return { store, actor: await store.tx(async (tx) => makeMember(tx, await makeOrganisation(tx, given))) }
}

async function invited(store: Store, actor: Member, email: string): Promise<string> {
	const outcome = await inviteColleague({ store, actor, invitation: { email, isAdministrator: false }, origin, now })
	if (!outcome.ok) throw new Error('not invited')
	return tokenOf(outcome.value.link)
}

test('a colleague joins under the invited address, whatever address the form carries', async () => {
	const { store, actor } = await withMember()
	const token = await invited(store, actor, 'wang@firm.example')

	expect(await joinOrganisation({ store, token, person: { ...person, email: 'other@firm.example' }, origin, now })).toEqual(accept(null))

	expect(await UserRepository.findByEmail(store.db, 'other@firm.example')).toBeUndefined()
	expect(await UserRepository.findByEmail(store.db, 'wang@firm.example')).toMatchObject({ organisationId: actor.organisation.id, isAdministrator: false })
	expect((await signIn({ store, email: 'wang@firm.example', password, now })).ok).toBe(true)
})

test('of two people using one invitation at once, one joins', async () => {
	const store = await freshDatabase()
	const token = tokenOf(await inviteOffice({ store, origin, now }))
	const join = (email: string) => joinOrganisation({ store, token, person: { ...person, email }, origin, now })

	const outcomes = await Promise.all([join('one@office.example'), join('two@office.example')])

	expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1)
	expect(outcomes).toContainEqual(refuse({ code: 'link-unusable' }))
	const accounts = await Promise.all(['one@office.example', 'two@office.example'].map((email) => UserRepository.findByEmail(store.db, email)))
	expect(accounts.filter(Boolean)).toHaveLength(1)
})

test('an invitation ends after seven days, and that of an unverified organisation is not made', async () => {
	const { store, actor } = await withMember()
	const token = await invited(store, actor, 'wang@firm.example')
	expect(await joinOrganisation({ store, token, person, origin, now: later(7 * 86_400_000) })).toEqual(refuse({ code: 'link-unusable' }))
	expect(await UserRepository.findByEmail(store.db, 'wang@firm.example')).toBeUndefined()

	const pending = await withMember({ status: 'pending' })
	const invitation = { email: 'wang@firm.example', isAdministrator: false }
	expect(await inviteColleague({ ...pending, invitation, origin, now })).toEqual(refuse({ code: 'forbidden' }))
	expect(await AuditRepository.listEntries(pending.store.db, { limit: 9 })).toMatchObject([{ entry: { kind: 'user.invited', isRefused: true } }])
})

test('joining under an address in use answers the same, tells its owner and changes nothing of theirs', async () => {
	const { store, actor } = await withMember()
	const before = await UserRepository.findByEmail(store.db, actor.email)
	const token = await invited(store, actor, actor.email)

	expect(await joinOrganisation({ store, token, person, origin, now })).toEqual(accept(null))

	expect(await UserRepository.findByEmail(store.db, actor.email)).toEqual(before)
	expect(await MailRepository.listDue(store.db, now, 9)).toMatchObject([{ to: actor.email, template: 'addressInUse' }])
})

test('recovery says nothing of whether the account exists, and mails only the one that does', async () => {
	const { store, actor } = await withMember()
	expect(await requestRecovery({ store, email: 'nobody@firm.example', origin, now })).toBeUndefined()
	expect(await MailRepository.listDue(store.db, now, 9)).toEqual([])
	expect(await requestRecovery({ store, email: actor.email, origin, now })).toBeUndefined()
	expect(await MailRepository.listDue(store.db, now, 9)).toMatchObject([{ to: actor.email, template: 'recovery' }])
})

test('a recovery link sets the password once, ends every session and takes older links with it', async () => {
	const { store, actor } = await withMember()
	await store.tx((tx) => SessionRepository.insert(tx, { id: 'session', userId: actor.userId, expiresAt: later(1e9), createdAt: now }))
	await requestRecovery({ store, email: actor.email, origin, now })
	await requestRecovery({ store, email: actor.email, origin, now })
	const [first, second] = (await MailRepository.listDue(store.db, now, 9)).map((mail) => tokenOf(mail.parameters.link ?? ''))
	if (!first || !second) throw new Error('no links')

	const recover = (token: string) => recoverAccount({ store, token, password, now })
	const outcomes = await Promise.all([recover(first), recover(first)])
	expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1)
	expect(await recover(second)).toEqual(refuse({ code: 'link-unusable' }))

	expect(await SessionRepository.listByUser(store.db, actor.userId)).toEqual([])
	expect((await signIn({ store, email: actor.email, password, now })).ok).toBe(true)
})

test('a recovery link is good for an hour and joins nobody; an invitation recovers nobody', async () => {
	const { store, actor } = await withMember()
	await requestRecovery({ store, email: actor.email, origin, now })
	const [mail] = await MailRepository.listDue(store.db, now, 9)
	const recovery = tokenOf(mail?.parameters.link ?? '')
	const invitation = await invited(store, actor, 'wang@firm.example')

	expect(await recoverAccount({ store, token: recovery, password, now: later(3_600_000) })).toEqual(refuse({ code: 'link-unusable' }))
	expect(await joinOrganisation({ store, token: recovery, person: { ...person, email: 'x@firm.example' }, origin, now })).toEqual(
		refuse({ code: 'link-unusable' }),
	)
	expect(await recoverAccount({ store, token: invitation, password, now })).toEqual(refuse({ code: 'link-unusable' }))
	expect((await UserRepository.findByEmail(store.db, actor.email))?.passwordHash).toBe('none')
})
