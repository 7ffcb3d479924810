import { eq, inArray } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { newId } from '#db/kit.ts'
import type { NewAuditEntry } from '#db/repositories/audit-repository.ts'
import { chainMembers, organisations, users } from '#db/schema/index.ts'
import { corridorChains, corridorCities } from './corridor.ts'
import { daysAfter, officeHour } from './demo-instants.ts'
import { demoOrganisations } from './demo-organisations.ts'
import { colleagueName, demoUsers } from './demo-users.ts'
import { actorOf, type Placed, type Places, placedAt } from './placed.ts'

/** Longer ago than anything else in the demo. */
const foundedDaysAgo = 560

const bureauSlug = (citySlug: string) => `demo-bureau-${citySlug}`
const registeredAt = (now: Date, status: string, at: number) =>
	status === 'verified' ? officeHour(now, -foundedDaysAgo + (at % 40), 9 + (at % 8)) : officeHour(now, -2 - (at % 3), 9 + (at % 8))

/** Writes the demo's organisations, the alliances they belong to and one person for each, all with the given password; answers them by slug. */
export async function seedDemoOrganisations(tx: Tx, now: Date, passwordHash: string): Promise<Places> {
	await insertOrganisations(tx, now)
	const leads = corridorChains.map((chain) => chain.leadSlug)
	// Lead institutes take part in the demo, so that their desks can be tried.
	await tx.update(organisations).set({ status: 'verified', isDemo: true }).where(inArray(organisations.slug, leads))
	const places = await insertPeople(tx, now, passwordHash)
	const joinedAt = officeHour(now, -foundedDaysAgo + 45, 10)
	const members = demoOrganisations.filter((organisation) => organisation.status === 'verified')
	await tx
		.insert(chainMembers)
		.values(members.flatMap(({ slug, chainSlugs }) => chainSlugs.map((chainSlug) => ({ chainSlug, organisationId: placedAt(places, slug).id, joinedAt }))))
	return places
}

async function insertOrganisations(tx: Tx, now: Date): Promise<void> {
	const foundedAt = officeHour(now, -foundedDaysAgo - 10, 9)
	const body = { status: 'verified' as const, isDemo: true, createdAt: foundedAt }
	const bureaus = corridorCities.map((city) => ({
		...body,
		slug: bureauSlug(city.slug),
		name: `${city.nameZh}科技局(演示)`,
		nameEn: `Science and Technology Bureau of ${city.nameEn} (demo)`,
		kind: 'bureau' as const,
		citySlug: city.slug,
	}))
	const office = { ...body, slug: 'demo-office', name: '联盟办公室(演示)', nameEn: 'Alliance office (demo)', kind: 'office' as const }
	const invented = demoOrganisations.map(({ chainSlugs: _chains, field: _field, base: _base, ...organisation }, at) => {
		const createdAt = registeredAt(now, organisation.status, at)
		return { ...organisation, isDemo: true, createdAt, decidedAt: organisation.status === 'pending' ? null : daysAfter(createdAt, 1) }
	})
	await tx.insert(organisations).values([...invented, ...bureaus, office])
}

/** One administrator for every organisation of the demo: the login listed for it, else an invented colleague. */
async function insertPeople(tx: Tx, now: Date, passwordHash: string): Promise<Places> {
	const { id, slug, name, citySlug } = organisations
	const rows = await tx.select({ id, slug, name, citySlug }).from(organisations).where(eq(organisations.isDemo, true)).orderBy(slug).limit(1000)
	const people = rows.map((row, at) => {
		const login = demoUsers.find((user) => user.organisation === row.slug)
		return { ...row, userId: newId(), userName: login?.name ?? colleagueName(at), email: login?.email ?? `${row.slug}@lianbang.example` }
	})
	const shared = { passwordHash, isAdministrator: true, isDemo: true, createdAt: officeHour(now, -foundedDaysAgo, 9) }
	await tx.insert(users).values(people.map((one) => ({ ...shared, id: one.userId, email: one.email, name: one.userName, organisationId: one.id })))
	return new Map(people.map(({ email: _email, ...placed }): [string, Placed] => [placed.slug, placed]))
}

/** The audit entries of registrations and what the bureaus decided of them. */
export function registrationTrail(now: Date, places: Places): NewAuditEntry[] {
	return demoOrganisations.flatMap(({ slug, status, citySlug, returnReason }, at) => {
		const organisation = placedAt(places, slug)
		const registered = registeredAt(now, status, at)
		const entry = { subject: 'organisation' as const, subjectId: organisation.id }
		const applied: NewAuditEntry = { ...entry, kind: 'organisation.registered', actor: actorOf(organisation), at: registered, after: { status: 'pending' } }
		if (status === 'pending') return [applied]
		const decided = { ...entry, actor: actorOf(placedAt(places, bureauSlug(citySlug))), at: daysAfter(registered, 1) }
		const outcome: NewAuditEntry =
			status === 'returned'
				? { ...decided, kind: 'organisation.returned', before: { status: 'pending' }, after: { status }, reason: returnReason ?? '' }
				: { ...decided, kind: 'organisation.verified', before: { status: 'pending' }, after: { status } }
		return [applied, outcome]
	})
}
