import type { Readable } from 'node:stream'
import type { Store } from '#db/client.ts'
import * as ImportRepository from '#db/repositories/import-repository.ts'
import { readImport } from './read-import.server.ts'
import { takeImport } from './take-import.server.ts'

const stalledAfterMs = 30_000

/** Takes up imports whose process went away while it read or took them. Safe to repeat. */
export async function resumeImports({ store, storage, now }: { store: Store; storage: { read: (storageName: string) => Readable }; now: Date }): Promise<void> {
	for (const { id, status } of await ImportRepository.listStalled(store.db, new Date(now.getTime() - stalledAfterMs))) {
		if (status === 'reading') await readImport({ store, storage, importId: id, now })
		else await takeImport({ store, actor: 'clock', importId: id, now })
	}
}
