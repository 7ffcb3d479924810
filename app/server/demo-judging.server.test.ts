import { expect, test } from 'vitest'
import { panels } from '#db/schema/index.ts'
import { testNow as now } from '#db/seed/factories/factories.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { vault } from '#tests/support/vault.ts'
import { judgeDemo } from './demo-judging.server.ts'
import { seedNewDatabase } from './seed.server.ts'

test('the demo has a drawn panel, whatever the draw', async () => {
	const store = await freshDatabase()
	await seedNewDatabase(store, { vault, isDemo: true, now })
	await judgeDemo({ store, vault, now })
	expect(await store.db.select({ status: panels.status }).from(panels)).toEqual([{ status: 'drawn' }])
})
