import { inArray } from 'drizzle-orm'
import type { Db } from '#db/client.ts'
import { blindFiles, challengeFiles, discardedFiles, files, imports, objections, sealedChunks } from '#db/schema/index.ts'

/** Every table whose rows name stored bytes. */
export const carriers = [files, challengeFiles, sealedChunks, blindFiles, objections, imports, discardedFiles] as const

/** Which of these stored bytes some row names. */
export async function listNamed(db: Db, storageNames: readonly string[]): Promise<Set<string>> {
	const named = new Set<string>()
	if (storageNames.length === 0) return named
	for (const carrier of carriers) {
		const { storageName } = carrier
		// A copy of a demand shares the bytes: one name may stand in any number of its rows.
		const rows = await db
			.selectDistinct({ storageName })
			.from(carrier)
			.where(inArray(storageName, [...storageNames]))
			.orderBy(storageName)
			.limit(storageNames.length)
		for (const row of rows) if (row.storageName !== null) named.add(row.storageName)
	}
	return named
}
