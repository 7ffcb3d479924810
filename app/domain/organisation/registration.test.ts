import { expect, test } from 'vitest'
import { accept, refuse } from '../decision.ts'
import { moveOrganisation } from './lifecycle.ts'
import { type OrganisationStatus, organisationStatuses } from './organisation.ts'
import { decideRegistration, type KnownOrganisation } from './registration.ts'

const application = { organisationName: '姑苏实验室', creditCode: '91350100M000100Y43', citySlug: 'suzhou' as const }
const known = (given: Partial<KnownOrganisation>): KnownOrganisation => ({
	id: 'known',
	name: '姑苏实验室',
	kind: 'institute',
	status: 'unclaimed',
	creditCode: null,
	citySlug: 'suzhou',
	...given,
})

test('an application nobody resembles founds a new organisation', () => {
	expect(decideRegistration(application, [])).toEqual(accept({ claims: null }))
})

test('the same code is refused in every status but unclaimed, which is taken over', () => {
	for (const status of organisationStatuses) {
		const expected = status === 'unclaimed' ? accept({ claims: 'known' }) : refuse({ code: 'credit-code-taken' })
		expect(decideRegistration(application, [known({ status, creditCode: application.creditCode, name: '别的名称' })])).toEqual(expected)
	}
})

test('an unclaimed organisation of the same name in the same city is taken over', () => {
	expect(decideRegistration(application, [known({ name: ' 姑苏实验室 ' })])).toEqual(accept({ claims: 'known' }))
	expect(decideRegistration(application, [known({ citySlug: null })])).toEqual(accept({ claims: 'known' }))
})

test('the name alone takes over nothing of another city, another code, another status or a public body', () => {
	const others = [known({ citySlug: 'wuxi' }), known({ creditCode: '12100000400018559E' }), known({ status: 'verified' }), known({ kind: 'bureau' })]
	for (const other of others) expect(decideRegistration(application, [other])).toEqual(accept({ claims: null }))
})

test('the table allows these moves and no others', () => {
	const allowed: Record<string, OrganisationStatus> = { claim: 'unclaimed', verify: 'pending', return: 'pending', resubmit: 'returned' }
	for (const command of ['claim', 'verify', 'return', 'resubmit'] as const) {
		for (const status of organisationStatuses) expect(moveOrganisation(command, status).ok).toBe(allowed[command] === status)
	}
})
