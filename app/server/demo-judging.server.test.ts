import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { experts, panelSeats, panels, users } from '#db/schema/index.ts'
import { demoExpertEmail } from '#db/seed/demo-users.ts'
import { testNow as now } from '#db/seed/factories/factories.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { vault } from '#tests/support/vault.ts'
import { judgeDemo } from './demo-judging.server.ts'
import { seedNewDatabase } from './seed.server.ts'

test('the demo has a drawn panel with its expert on it, whose invitation waits, whatever the secret', async () => {
	const store = await freshDatabase()
	await seedNewDatabase(store, { vault, isDemo: true, now })
	await judgeDemo({ store, vault, now })
	expect(await store.db.select({ status: panels.status }).from(panels)).toEqual([{ status: 'drawn' }])
	const invited = await store.db
		.select({ status: panelSeats.status })
		.from(panelSeats)
		.innerJoin(experts, eq(experts.id, panelSeats.expertId))
		.innerJoin(users, eq(users.id, experts.userId))
		.where(eq(users.email, demoExpertEmail))
	expect(invited).toEqual([{ status: 'invited' }])
})
