import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { afterEach, expect, test } from 'vitest'
import { readCheckpoint, signCheckpoint } from '#app/crypto/checkpoint.ts'
import { logKeyOf, parseLogKey } from '#app/crypto/log-key.ts'
import { leafHash } from '#app/crypto/merkle.ts'
import { cosignNote } from '#app/crypto/signed-note.ts'
import { accept, refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { witness } from '#app/server/commands/witness.ts'
import type { Store } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import { checkpoints } from '#db/schema/index.ts'
import { testNow } from '#db/seed/factories/factories.ts'
import { beforeDeadline as now, refusedAttempts } from '#tests/support/bidding.ts'
import { logSigner as signer } from '#tests/support/log-signer.ts'
import { allOfLog, logging } from '#tests/support/logging.ts'
import { addWitness } from './add-witness.server.ts'
import { cosignCheckpoint } from './cosign-checkpoint.server.ts'
import { readLog, readNote } from './read-log.server.ts'
import { readGrowth } from './read-state.server.ts'
import { readOwnWitnesses } from './read-witnesses.server.ts'
import { retireWitness } from './retire-witness.server.ts'

const mine = { name: 'bureau.example', secretKey: new Uint8Array(32).fill(1) }
const other = { name: 'other.example', secretKey: new Uint8Array(32).fill(2) }
const publicKey = logKeyOf(mine)

const add = (store: Store, actor: Member, key = publicKey) => addWitness({ store, signer, actor, publicKey: key, now })
const newest = async (store: Store) => (await readNote({ store })) ?? ''
const cosigned = (note: string, by = mine) => {
	const signed = cosignNote(note, by)
	if (!signed.ok) throw new Error(signed.refusal.code)
	return signed.value
}

test('a registered witness signs a checkpoint; its line is stored once and shown with the checkpoint', async () => {
	const { store, officer, append } = await logging()
	await append()
	expect((await add(store, officer)).ok).toBe(true)
	const note = await newest(store)
	for (let time = 0; time < 2; time++) expect(await cosignCheckpoint({ store, signer, note: cosigned(note), now })).toEqual(accept([mine.name]))
	expect((await allOfLog(store)).cosignatures).toHaveLength(1)
	const [logKey, key] = [parseLogKey(logKeyOf(signer)), parseLogKey(publicKey)]
	expect(await newest(store)).toBe(cosigned(note))
	expect(logKey && key && readCheckpoint(await newest(store), logKey, [key])).toMatchObject({ value: { size: 1, witnesses: [mine.name] } })
	expect(await readLog({ store, signer })).toMatchObject({ checkpoints: [{ size: 1, witnesses: [mine.name] }], witnesses: [{ name: mine.name }] })
})

test('a wrong signature, an unknown key, an unknown checkpoint, another log: refused, and nothing is written', async () => {
	const { store, officer, append } = await logging()
	await append()
	const added = await add(store, officer)
	const note = await newest(store)
	const before = await allOfLog(store)
	const cosign = (given: string) => cosignCheckpoint({ store, signer, note: given, now })
	const unknown = signCheckpoint({ size: 1, root: leafHash(new Uint8Array()), at: testNow }, signer)
	expect(await cosign(cosigned(note, { ...mine, secretKey: other.secretKey }))).toEqual(refuse({ code: 'unknown-witness' }))
	expect(await cosign(note.replace(/\n— .*\n$/, `${cosigned(unknown).slice(cosigned(unknown).indexOf('\n— '))}`))).toEqual(refuse({ code: 'bad-signature' }))
	expect(await cosign(cosigned(note, other))).toEqual(refuse({ code: 'unknown-witness' }))
	expect(await cosign(note)).toEqual(refuse({ code: 'unknown-witness' }))
	expect(await cosign(cosigned(unknown))).toEqual(refuse({ code: 'unknown-checkpoint' }))
	expect(await cosign(cosigned(signCheckpoint({ size: 1, root: leafHash(new Uint8Array()), at: testNow }, other)))).toEqual(refuse({ code: 'not-signed' }))
	expect(await cosign('')).toEqual(refuse({ code: 'malformed-note' }))
	expect(await allOfLog(store)).toEqual(before)

	expect(added.ok && (await retireWitness({ store, actor: officer, witnessId: added.value.id, now })).ok).toBe(true)
	expect(await cosign(cosigned(note))).toEqual(refuse({ code: 'unknown-witness' }))
	expect((await allOfLog(store)).cosignatures).toEqual([])
})

test('bureaus and the office keep witnesses of their own; nobody else does, nor those of another', async () => {
	const { store, officer, office, issuer, firm } = await logging()
	for (const actor of [issuer, firm]) {
		expect(await add(store, actor)).toEqual(refuse({ code: 'forbidden' }))
		expect(await readOwnWitnesses({ store, actor })).toEqual(refuse({ code: 'forbidden' }))
	}
	expect(await add(store, officer, 'nothing')).toEqual(refuse({ code: 'witness-key-invalid' }))
	expect(await add(store, officer, logKeyOf({ ...mine, name: signer.name }))).toEqual(refuse({ code: 'witness-name-taken' }))
	expect((await allOfLog(store)).witnesses).toEqual([])
	const added = await add(store, officer)
	const witnessId = added.ok ? added.value.id : ''
	expect(await add(store, office, logKeyOf({ ...other, name: mine.name }))).toEqual(refuse({ code: 'witness-name-taken' }))
	for (const actor of [office, firm]) expect(await retireWitness({ store, actor, witnessId, now })).toEqual(refuse({ code: 'not-found' }))
	expect(await readOwnWitnesses({ store, actor: office })).toEqual(accept([]))
	expect((await retireWitness({ store, actor: officer, witnessId, now })).ok).toBe(true)
	expect(await retireWitness({ store, actor: officer, witnessId, now })).toEqual(refuse({ code: 'stale' }))
	expect(await add(store, officer)).toEqual(refuse({ code: 'witness-key-taken' }))
	const kinds = (await AuditRepository.listEntries(store.db, { isRefused: false, limit: 10 })).map(({ entry }) => entry.kind)
	expect(kinds).toEqual(['witness.retired', 'witness.added'])
	expect((await refusedAttempts(store)).map(({ refusal }) => refusal)).toContain('witness-key-invalid')
})

const cleanings: (() => unknown)[] = []
afterEach(async () => {
	for (const clean of cleanings.splice(0)) await clean()
})

/** The two addresses a witness asks, over this database. */
async function serve(store: Store): Promise<string> {
	const server: Server = createServer(async (request, response) => {
		const url = new URL(request.url ?? '', 'http://localhost')
		if (request.method === 'POST') {
			const outcome = await cosignCheckpoint({ store, signer, note: await text(request), now })
			response.writeHead(outcome.ok && request.headers.origin ? 200 : 422).end(outcome.ok ? '' : outcome.refusal.code)
		} else {
			const growth = await readGrowth({ store, signer, from: Number(url.searchParams.get('from')) })
			response.writeHead(growth.ok ? 200 : 404).end(growth.ok ? growth.value : '')
		}
	})
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
	cleanings.push(() => new Promise((resolve) => server.close(resolve)))
	return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

test('the command makes its key, signs what grew from what it saw, and no log that was rewritten', async () => {
	const { store, officer, append } = await logging()
	await append()
	const folder = mkdtempSync(path.join(tmpdir(), 'lianbang-witness-'))
	cleanings.push(() => rmSync(folder, { recursive: true, force: true }))
	const [key, state] = [path.join(folder, 'key'), path.join(folder, 'state')]
	const args = ['--server', await serve(store), '--key', key, '--state', state, '--name', mine.name]
	const [, shown = ''] = (await witness(args)).split('\n')
	await expect(witness(args)).rejects.toThrow('unknown-witness')
	expect((await add(store, officer, shown)).ok).toBe(true)
	expect(await witness(args)).toMatch(/^Signed as bureau\.example: 1 entries at .*compared with nothing earlier/)
	await append(2)
	await append(3)
	expect(await witness(args)).toMatch(/3 entries at .*grown from 1/)
	expect((await allOfLog(store)).cosignatures).toHaveLength(2)

	const kept = readFileSync(state, 'utf8')
	const forged = signCheckpoint({ size: 4, root: leafHash(new Uint8Array()), at: testNow }, signer)
	await append(4)
	await store.tx(async (tx) => {
		await tx.insert(checkpoints).values({ id: 'zz', size: 4, at: new Date(testNow.getTime() + 1), reason: 'hour', note: forged })
	})
	await expect(witness(args)).rejects.toThrow(/WAS REWRITTEN/)
	expect(readFileSync(state, 'utf8')).toBe(kept)
	expect((await allOfLog(store)).cosignatures).toHaveLength(2)
})
