import { eq } from 'drizzle-orm'
import type { Store } from '#db/client.ts'
import { challenges, evaluations, panels } from '#db/schema/index.ts'
import { testNow } from '#db/seed/factories/factories.ts'

/** Puts a challenge where its panel has locked the scores, as if it had scored. */
export async function lockScores(store: Store, challengeId: string): Promise<void> {
	await store.tx(async (tx) => {
		const panel = { challengeId, number: 1, status: 'drawn' as const, input: '{}', inputHash: '', secretHash: '', sealedSecret: '', committedAt: testNow }
		const [drawn] = await tx.insert(panels).values(panel).returning()
		const times = { beganAt: testNow, dueAt: testNow, lockedAt: testNow }
		await tx.insert(evaluations).values({ challengeId, number: 1, panelId: drawn?.id ?? '', status: 'locked', ...times })
		await tx.update(challenges).set({ status: 'evaluating' }).where(eq(challenges.id, challengeId))
	})
}
