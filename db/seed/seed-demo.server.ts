import { inArray } from 'drizzle-orm'
import type { Tx } from '#db/client.ts'
import { newId } from '#db/kit.ts'
import { chainMembers, organisations, users } from '#db/schema/index.ts'
import { corridorChains, corridorCities } from './corridor.ts'
import { demoOrganisations } from './demo-organisations.ts'
import { demoPassword, demoUsers } from './demo-users.ts'
import { idOf, type Placed } from './placed.ts'
import { seedDemoBids } from './seed-demo-bids.server.ts'
import { seedDemoChallenges } from './seed-demo-challenges.server.ts'

const day = 86_400_000

/** Writes the demo into a database that holds the corridor: invented organisations, people, lists, challenges of every status, bids and decisions. */
export async function seedDemo(tx: Tx, now: Date, hashPassword: (password: string) => Promise<string>): Promise<void> {
	const placed = await seedDemoOrganisations(tx, now)
	await seedDemoUsers(tx, now, await hashPassword(demoPassword), placed)
	const made = await seedDemoChallenges(tx, now, placed)
	await seedDemoBids(tx, now, made, placed)
}

async function seedDemoOrganisations(tx: Tx, now: Date): Promise<Map<string, Placed>> {
	const joinedAt = new Date(now.getTime() - 300 * day)
	const shared = { isDemo: true, createdAt: joinedAt }
	await tx.insert(organisations).values([
		...demoOrganisations.map(({ chainSlugs: _chains, field: _field, ...organisation }) => ({
			...shared,
			...organisation,
			createdAt: organisation.status === 'verified' ? joinedAt : new Date(now.getTime() - 2 * day),
		})),
		...corridorCities.map((city) => ({
			...shared,
			slug: `demo-bureau-${city.slug}`,
			name: `${city.nameZh}科技局(演示)`,
			nameEn: `Science and Technology Bureau of ${city.nameEn} (demo)`,
			kind: 'bureau' as const,
			status: 'verified' as const,
			citySlug: city.slug,
		})),
		{ ...shared, slug: 'demo-office', name: '联盟办公室(演示)', nameEn: 'Alliance office (demo)', kind: 'office' as const, status: 'verified' as const },
	])
	// Lead institutes take part in the demo, so that their desks can be tried.
	const leadSlugs = corridorChains.map((chain) => chain.leadSlug)
	await tx.update(organisations).set({ status: 'verified', isDemo: true }).where(inArray(organisations.slug, leadSlugs))
	const rows = await tx
		.select({ id: organisations.id, slug: organisations.slug, citySlug: organisations.citySlug, name: organisations.name })
		.from(organisations)
		.limit(1000)
	const placed = new Map(rows.map((row) => [row.slug, row]))
	const members = demoOrganisations.filter((organisation) => organisation.status === 'verified')
	await tx
		.insert(chainMembers)
		.values(members.flatMap(({ slug, chainSlugs }) => chainSlugs.map((chainSlug) => ({ chainSlug, organisationId: idOf(placed, slug), joinedAt }))))
	return placed
}

async function seedDemoUsers(tx: Tx, now: Date, passwordHash: string, placed: Map<string, Placed>): Promise<void> {
	await tx.insert(users).values(
		demoUsers.map(({ email, name, organisation }) => ({
			id: newId(),
			email,
			name,
			passwordHash,
			organisationId: idOf(placed, organisation),
			isAdministrator: true,
			isDemo: true,
			createdAt: now,
		})),
	)
}
