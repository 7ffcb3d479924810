import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createKeyPair } from '#app/crypto/key-pair.ts'
import { openShare } from '#app/crypto/opening-share.ts'
import { visitor } from '#app/domain/permission/actor.ts'
import { openFileStorage } from '#app/server/file-storage.server.ts'
import { openKeyedBids } from '#app/services/seal/open-keyed-bids.server.ts'
import { readOpening } from '#app/services/seal/read-opening.server.ts'
import { encryptShare } from '#app/services/seal/rebuild-key.server.ts'
import { open } from '#db/client.ts'
import { migrate } from '#db/migrate.ts'
import * as CeremonyRepository from '#db/repositories/ceremony-repository.ts'
import { makeChain, makeChallenge, makeList, makeMember, makeOrganisation, testNow } from '#db/seed/factories/factories.ts'
import { logSigner } from '#tests/support/log-signer.ts'
import { makeKeys, submitted } from '#tests/support/sealed-bids.ts'
import { vault } from '#tests/support/vault.ts'
import { prose, seeded } from './random.ts'

const count = 500
const deadline = new Date(testNow.getTime() + 86_400_000)

/** Opens 500 sealed bids, each of words and two files, some 200 kB, as the job does, and says how long that takes and what the record shows meanwhile. */
export async function benchOpening(): Promise<void> {
	const folder = mkdtempSync(path.join(tmpdir(), 'lianbang-bench-'))
	const store = open(path.join(folder, 'lianbang.sqlite'))
	try {
		await migrate(store, path.resolve('drizzle'))
		const { challenge, people, firms } = await store.tx(async (tx) => {
			const institute = await makeOrganisation(tx, { kind: 'institute' })
			const list = await makeList(tx, { chainSlug: await makeChain(tx, institute.id) })
			const made = []
			while (made.length < count) made.push(await makeMember(tx, await makeOrganisation(tx)))
			return {
				challenge: await makeChallenge(tx, { listId: list.id, issuerOrganisationId: institute.id, chainSlug: 'new-materials', bidsCloseAt: deadline }),
				people: [await makeMember(tx, institute), ...made.slice(0, 2)],
				firms: made,
			}
		})
		const { openings, holding } = await makeKeys(store, challenge, people)
		const storage = openFileStorage(path.join(folder, 'uploads'))
		const random = seeded(11)
		const own = await createKeyPair()
		const [key] = openings
		if (!key) throw new Error('no key')
		console.log(`Sealing ${count} bids …`)
		for (const actor of firms) {
			const files = [{ name: '方案.pdf', mediaType: 'application/pdf', bytes: crypto.getRandomValues(new Uint8Array(60_000)) }]
			await submitted({ store, storage, openings, challenge }, actor, prose(random, 2000), {
				recipients: [key.recipient, own.recipient],
				files: [...files, { name: '附件.txt', mediaType: 'text/plain', bytes: new TextEncoder().encode(prose(random, 45_000)) }],
			})
		}
		for (const { key: holder, number } of holding.slice(0, 2)) {
			const share = await openShare(key.sealedShares[number - 1] ?? new Uint8Array(), { identity: holder.identity, opens: key.recipient, holder: number })
			if (!share.ok) throw new Error(share.refusal.code)
			const of = { openingKeyId: key.id, number }
			await store.tx((tx) => CeremonyRepository.give(tx, of, encryptShare(vault, of, share.value), deadline))
		}
		const started = performance.now()
		let next = 0.25
		const tell = async () => {
			const record = await readOpening({ store, actor: visitor, code: challenge.code, now: deadline })
			const progress = record.ok ? record.value.progress : null
			if (!progress || progress.done / progress.all < next) return
			console.log(`${progress.done} of ${progress.all} after ${((performance.now() - started) / 1000).toFixed(1)} s`)
			next += 0.25
		}
		const watching = setInterval(() => void tell(), 200)
		const finished = await openKeyedBids({ store, vault, storage, signer: logSigner, now: () => deadline })
		clearInterval(watching)
		const seconds = (performance.now() - started) / 1000
		const record = await readOpening({ store, actor: visitor, code: challenge.code, now: deadline })
		if (finished !== 1 || !record.ok || record.value.counts?.opened !== count) throw new Error(`not all opened: ${JSON.stringify(record)}`)
		console.log(`${count} bids opened in ${seconds.toFixed(1)} s`)
	} finally {
		await store.close()
		rmSync(folder, { recursive: true, force: true })
	}
}
