import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import * as SessionRepository from '#db/repositories/session-repository.ts'
import { makeMember, makeOrganisation } from '#db/seed/factories/factories.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { openSessions } from './session.server.ts'

const day = 86_400_000

async function signedIn({ isSecure = false } = {}) {
	const store = await freshDatabase()
	const member = await store.tx(async (tx) => makeMember(tx, await makeOrganisation(tx)))
	const clock = { now: new Date() }
	const sessions = openSessions(store, { isSecure, now: () => clock.now })
	const cookie = await sessions.start(member.userId)
	const token = cookie.split(';')[0]?.split('=')[1] ?? ''
	return { store, member, sessions, clock, cookie, token, header: `${isSecure ? '__Host-' : ''}session=${token}` }
}

test('a session knows its member until it is ended', async () => {
	const { sessions, header, member } = await signedIn()
	expect((await sessions.read(header)).member).toEqual(member)
	await sessions.end(new Request('http://localhost', { headers: { Cookie: header } }))
	expect((await sessions.read(header)).member).toBeNull()
})

test('the database holds a digest, never the token', async () => {
	const { store, member, token } = await signedIn()
	const [row] = await SessionRepository.listByUser(store.db, member.userId)
	expect(row?.id).toBe(createHash('sha256').update(token).digest('hex'))
})

test('use in the second half of its time moves the sliding limit', async () => {
	const { store, sessions, header, member } = await signedIn()
	expect((await sessions.read(header)).cookie).toBeNull()
	const [row] = await SessionRepository.listByUser(store.db, member.userId)
	await store.tx((tx) => SessionRepository.updateExpiry(tx, row?.id ?? '', new Date(Date.now() + 2 * day)))
	expect((await sessions.read(header)).cookie).toContain('session=')
	const [moved] = await SessionRepository.listByUser(store.db, member.userId)
	expect(moved?.expiresAt.getTime()).toBeGreaterThan(Date.now() + 13 * day)
})

test('past the sliding limit it is over', async () => {
	const { store, sessions, header, member } = await signedIn()
	const [row] = await SessionRepository.listByUser(store.db, member.userId)
	await store.tx((tx) => SessionRepository.updateExpiry(tx, row?.id ?? '', new Date(Date.now() - 1)))
	expect((await sessions.read(header)).member).toBeNull()
})

test('what is swept is what would be refused, and nothing that still counts', async () => {
	const { store, sessions, clock, header, member } = await signedIn()
	clock.now = new Date(clock.now.getTime() + 45 * day)
	await sessions.sweep()
	expect((await sessions.read(header)).member).toEqual(member)
	const [row] = await SessionRepository.listByUser(store.db, member.userId)
	await store.tx((tx) => SessionRepository.updateExpiry(tx, row?.id ?? '', new Date(Date.now() - 1)))
	await sessions.sweep()
	expect(await SessionRepository.listByUser(store.db, member.userId)).toEqual([])
})

test('sixty days after signing in it is over, however much it was used', async () => {
	const { sessions, clock, header } = await signedIn()
	clock.now = new Date(clock.now.getTime() + 60 * day - 1000)
	expect((await sessions.read(header)).member).not.toBeNull()
	clock.now = new Date(clock.now.getTime() + 1000)
	expect((await sessions.read(header)).member).toBeNull()
})

test('signing out everywhere ends the sessions of all devices', async () => {
	const { sessions, header, member } = await signedIn()
	const other = (await sessions.start(member.userId)).split(';')[0] ?? ''
	await sessions.endAll(member.userId)
	expect([(await sessions.read(header)).member, (await sessions.read(other)).member]).toEqual([null, null])
})

test('behind HTTPS the cookie is a __Host- cookie with every flag', async () => {
	const { cookie } = await signedIn({ isSecure: true })
	expect(cookie).toMatch(/^__Host-session=/)
	for (const flag of ['HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/']) expect(cookie).toContain(flag)
	expect(cookie).not.toContain('Domain')
})
