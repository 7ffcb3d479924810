import { expect, test } from 'vitest'
import { accept, refuse } from '#app/domain/decision.ts'
import type { EntryForm } from '#app/domain/judging/invitation.ts'
import { visitor } from '#app/domain/permission/actor.ts'
import { joinOrganisation } from '#app/services/account/join-organisation.server.ts'
import { readAccount } from '#app/services/account/read-account.server.ts'
import { signIn } from '#app/services/account/sign-in.server.ts'
import type { Store } from '#db/client.ts'
import * as MailRepository from '#db/repositories/mail-repository.ts'
import * as PersonRepository from '#db/repositories/person-repository.ts'
import * as UserRepository from '#db/repositories/user-repository.ts'
import { expertInvitations, experts, expertTies, organisations, users } from '#db/schema/index.ts'
import { makeMember, makeOrganisation } from '#db/seed/factories/factories.ts'
import { bidding, refusedAttempts } from '#tests/support/bidding.ts'
import { invite, invited, linkMailedTo, now, origin, person } from '#tests/support/expert-invitations.ts'
import { acceptExpertInvitation } from './accept-expert-invitation.server.ts'
import { resendInvitation, withdrawInvitation } from './change-expert-invitation.server.ts'
import { readExpertInvitation } from './read-expert-invitation.server.ts'
import { readExperts } from './read-experts.server.ts'

const entry: EntryForm = { fields: ['new-materials', 'nowhere'], speciality: '聚合物表征', declared: [], isUnregistered: false, isDeclared: true }
const email = 'shen@school.example'
const later = (days: number) => () => new Date(now().getTime() + days * 86_400_000)
const written = async ({ db }: Store) => ({
	users: await db.select().from(users).orderBy(users.id),
	organisations: await db.select().from(organisations).orderBy(organisations.id),
	experts: await db.select().from(experts).orderBy(experts.id),
	ties: await db.select().from(expertTies).orderBy(expertTies.id),
	invitations: await db.select().from(expertInvitations).orderBy(expertInvitations.id),
})
const accepting = (store: Store, token: string, { by = person, ...given }: Partial<Parameters<typeof acceptExpertInvitation>[0]> = {}) =>
	acceptExpertInvitation({ store, token, by, entry, origin, now, ...given })

test('a person nobody knew accepts, with every tie declared, and stands in the register', async () => {
	const { store, office, rival } = await bidding()
	const token = await invited(store, office, { email, organisation: '临江大学', isUnregistered: true })
	expect(await readExperts({ store, actor: office })).toMatchObject({ value: { experts: [], invitations: [{ invitation: { email } }] } })
	expect(await readExpertInvitation({ store, token, actor: visitor, now: now() })).toMatchObject({ email, organisation: { name: '临江大学' }, reader: null })
	const declared = { ...entry, declared: [rival.organisation.name, '没有这家研究所'], isUnregistered: true }

	expect(await accepting(store, token, { entry: declared })).toEqual(accept(null))

	const { ties, organisations: known } = await written(store)
	expect(known.filter(({ status }) => status === 'unclaimed')).toMatchObject([
		{ name: expect.any(String), creditCode: null },
		{ name: expect.any(String), creditCode: null },
	])
	expect(ties.map(({ kind }) => kind)).toEqual(['declared', 'declared'])
	expect(await readExperts({ store, actor: office })).toMatchObject({
		value: { experts: [{ name: person.name, email, fields: ['new-materials'], organisation: { name: '临江大学' } }], invitations: [] },
	})
	expect(await UserRepository.findByEmail(store.db, email)).toMatchObject({ isMember: false, isAdministrator: false })
	expect((await signIn({ store, email, password: person.password, now: now() })).ok).toBe(true)
	expect(await accepting(store, token)).toEqual(refuse({ code: 'link-unusable' }))
})

test('of two who use one link at once, one joins', async () => {
	const { store, office } = await bidding()
	const token = await invited(store, office, { email })
	const outcomes = await Promise.all([accepting(store, token), accepting(store, token)])
	expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
	expect((await written(store)).experts).toHaveLength(1)
})

test('a link that is past its time, withdrawn, sent anew or of another purpose opens nothing, and nothing is written', async () => {
	const { store, office, firm } = await bidding()
	const token = await invited(store, office, { email })
	const { invitations } = await written(store)
	const invitationId = invitations[0]?.id ?? ''
	const before = await written(store)
	expect(await accepting(store, token, { now: later(14) })).toEqual(refuse({ code: 'link-unusable' }))
	expect(await joinOrganisation({ store, token, person, origin, now: now() })).toEqual(refuse({ code: 'link-unusable' }))
	for (const actor of [firm]) {
		expect(await resendInvitation({ store, actor, invitationId, origin, now })).toEqual(refuse({ code: 'forbidden' }))
		expect(await withdrawInvitation({ store, actor, invitationId, now })).toEqual(refuse({ code: 'forbidden' }))
		expect(await invite(store, actor, { email: 'else@school.example' })).toEqual(refuse({ code: 'forbidden' }))
	}
	expect(await written(store)).toEqual(before)

	expect((await resendInvitation({ store, actor: office, invitationId, origin, now: later(15) })).ok).toBe(true)
	expect(await accepting(store, token)).toEqual(refuse({ code: 'link-unusable' }))
	const anew = await linkMailedTo(store, email)
	expect(await readExpertInvitation({ store, token: anew, actor: visitor, now: later(16)() })).toBeDefined()
	expect((await withdrawInvitation({ store, actor: office, invitationId, now })).ok).toBe(true)
	expect(await readExpertInvitation({ store, token: anew, actor: visitor, now: later(16)() })).toBeUndefined()
	expect(await accepting(store, anew, { now: later(16) })).toEqual(refuse({ code: 'link-unusable' }))
	expect(await withdrawInvitation({ store, actor: office, invitationId, now })).toEqual(refuse({ code: 'not-found' }))
	expect((await written(store)).users).toEqual(before.users)
	expect((await written(store)).experts).toEqual([])
})

test('an account is attached by its owner alone, once signed in; whoever else holds the link gets no further', async () => {
	const { store, office, firm, rival, officer } = await bidding()
	const token = await invited(store, office, { email: firm.email, organisation: '临江大学', isUnregistered: true })
	const before = await written(store)
	expect(await accepting(store, token, { by: { actor: rival } })).toEqual(refuse({ code: 'foreign-account' }))
	expect(await written(store)).toEqual(before)

	expect(await accepting(store, token)).toEqual(accept(null))
	const told = await written(store)
	expect({ ...told, invitations: [] }).toEqual({ ...before, invitations: [] })
	expect(await accepting(store, token)).toEqual(refuse({ code: 'link-unusable' }))

	const own = await linkMailedTo(store, firm.email, 'expertKnown')
	expect(await accepting(store, own, { by: { actor: firm } })).toEqual(accept(null))
	const after = await written(store)
	expect(after.users).toEqual(before.users)
	expect(after.experts).toMatchObject([{ userId: firm.userId }])
	expect(after.ties).toMatchObject([{ kind: 'employment', until: null }])

	const unfit = await invited(store, office, { email: officer.email })
	expect(await accepting(store, unfit, { by: { actor: officer } })).toEqual(refuse({ code: 'expert-unfit' }))
	expect((await refusedAttempts(store)).filter(({ kind }) => kind.startsWith('expert.')).map(({ refusal }) => refusal)).toEqual([
		'foreign-account',
		'expert-unfit',
	])
})

test('the office is told the same of an address with an account and one without, and asks nobody twice', async () => {
	const { store, office, firm } = await bidding()
	const bureau = await store.tx((tx) => makeOrganisation(tx, { kind: 'bureau' }))
	const answers = [await invite(store, office, { email }), await invite(store, office, { email: firm.email })]
	expect(answers).toEqual([accept({ invitationId: expect.any(String) }), accept({ invitationId: expect.any(String) })])
	expect((await MailRepository.listDue(store.db, now(), 9)).map(({ template }) => template)).toEqual(['expertInvited', 'expertInvited'])
	const before = await written(store)
	expect(await invite(store, office, { email })).toEqual(refuse({ code: 'already-invited' }))
	expect(await invite(store, office, { email: 'a@b.example', organisation: '没有这所大学' })).toEqual(refuse({ code: 'organisation-unregistered' }))
	expect(await invite(store, office, { email: 'a@b.example', organisation: bureau.name })).toEqual(refuse({ code: 'employer-unfit' }))
	expect(await written(store)).toEqual(before)
})

test('a tie nobody knows keeps the entry back, and nothing is written', async () => {
	const { store, office } = await bidding()
	const token = await invited(store, office, { email })
	const before = await written(store)
	const declared = { ...entry, declared: ['没有这家研究所'] }
	expect(await accepting(store, token, { entry: declared })).toEqual(refuse({ code: 'organisation-unknown', name: '没有这家研究所' }))
	expect(await written(store)).toEqual(before)
	expect((await accepting(store, token)).ok).toBe(true)
})

test('whoever is an expert from outside is no colleague of those where they work, and is told nothing of it', async () => {
	const { store, office } = await bidding()
	const school = await store.tx((tx) => makeOrganisation(tx, { kind: 'university' }))
	const colleague = await store.tx((tx) => makeMember(tx, school))
	await accepting(store, await invited(store, office, { email, organisation: school.name }))
	expect((await UserRepository.listByOrganisation(store.db, school.id)).map(({ id }) => id)).toEqual([colleague.userId])
	expect((await PersonRepository.listOfOrganisation(store.db, school.id)).map(({ userId }) => userId)).toEqual([colleague.userId])
	const { id: userId } = (await UserRepository.findByEmail(store.db, email)) ?? { id: '' }
	const people = await PersonRepository.asMembers(store.db, await PersonRepository.listOfUser(store.db, userId))
	const self = people.get(userId)?.member
	expect(self).toMatchObject({ roles: [], organisation: { id: userId } })
	const account = self && (await readAccount({ store, actor: self, now: now() }))
	expect(account).toMatchObject({ organisation: { id: school.id }, isMember: false, colleagues: [], invitations: [], mayDeclare: true, mayResubmit: false })
})
