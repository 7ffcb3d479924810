import { expect, test } from 'vitest'
import { accept, refuse } from '#app/domain/decision.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as UserRepository from '#db/repositories/user-repository.ts'
import { makeMember, makeOrganisation, testNow as now } from '#db/seed/factories/factories.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { changePassword } from './change-password.server.ts'
import { hashPassword } from './password.server.ts'
import { signIn } from './sign-in.server.ts'

const password = 'correct horse battery'

async function withAccount() {
	const store = await freshDatabase()
	const passwordHash = await hashPassword(password)
	const actor = await store.tx(async (tx) => {
		const member = await makeMember(tx, await makeOrganisation(tx))
		await UserRepository.update(tx, member.userId, { passwordHash })
		return member
	})
	return { store, actor }
}

test('an unknown address and a wrong password are answered with the same words, and both are in the log', async () => {
	const { store, actor } = await withAccount()
	const wrong = await signIn({ store, email: actor.email, password: 'another password', now })
	const unknown = await signIn({ store, email: 'nobody@firm.example', password: 'another password', now })
	expect(wrong).toEqual(refuse({ code: 'wrong-credentials' }))
	expect(unknown).toEqual(wrong)
	expect(await AuditRepository.listEntries(store.db, { kind: 'user.signed-in', isRefused: true, limit: 9 })).toHaveLength(2)
})

test('the right password is answered with the account', async () => {
	const { store, actor } = await withAccount()
	expect(await signIn({ store, email: actor.email, password, now })).toEqual(accept({ userId: actor.userId }))
})

test('changing the password asks for the present one', async () => {
	const { store, actor } = await withAccount()
	const change = (currentPassword: string) => changePassword({ store, actor, currentPassword, password: 'a brand new phrase', now })

	expect(await change('another password')).toEqual(refuse({ code: 'wrong-password' }))
	expect((await signIn({ store, email: actor.email, password, now })).ok).toBe(true)

	expect(await change(password)).toEqual(accept(null))
	expect((await signIn({ store, email: actor.email, password, now })).ok).toBe(false)
})
