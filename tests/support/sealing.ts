import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { eq } from 'drizzle-orm'
import { utf8 } from '#app/crypto/bytes.ts'
import type { JsonValue } from '#app/crypto/canonical-json.ts'
import type { EnvelopeFile, EnvelopePart } from '#app/crypto/envelope.ts'
import { createKeyPair, type KeyPair } from '#app/crypto/key-pair.ts'
import type { Signer } from '#app/crypto/log-key.ts'
import { createOpeningKey, openShare } from '#app/crypto/opening-share.ts'
import { sealEnvelope } from '#app/crypto/seal-envelope.ts'
import type { BidContent } from '#app/domain/bid/content.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { sealedLimits } from '#app/domain/seal/sealing.ts'
import { openFileStorage } from '#app/server/file-storage.server.ts'
import { prepareBid } from '#app/services/bid/prepare-bid.server.ts'
import type { Vault } from '#app/services/bid/vault.ts'
import { encryptShare } from '#app/services/seal/rebuild-key.server.ts'
import { receiveChunk } from '#app/services/seal/receive-chunk.server.ts'
import { startPart } from '#app/services/seal/start-part.server.ts'
import { submitParts } from '#app/services/seal/submit-parts.server.ts'
import type { Store } from '#db/client.ts'
import { ceremonies, holders, openedParts, openingKeys, openingShares, personKeys, sealedChunks, sealedParts } from '#db/schema/index.ts'
import { testNow } from '#db/seed/factories/factories.ts'
import { beforeDeadline, bidding } from './bidding.ts'
import { logSigner } from './log-signer.ts'
import { vault as ownVault } from './vault.ts'

const root = mkdtempSync(path.join(tmpdir(), 'lianbang-files-'))
process.once('exit', () => rmSync(root, { recursive: true, force: true }))

/** A storage in a folder of its own, gone when the process ends. */
function freshStorage() {
	const folder = mkdtempSync(path.join(root, 'files-'))
	return { folder, storage: openFileStorage(folder) }
}

type Person = { userId: string; organisation: { id: string } }
type Holder = { actor: Person; key: KeyPair; number: number }
type OpeningKey = { id: string; part: EnvelopePart; recipient: string; sealedShares: readonly Uint8Array[] }

/** Opening keys for a challenge, of a ceremony that is tested, with three people as their holders. */
export async function makeKeys(store: Store, challenge: { id: string; listId: string }, people: readonly Person[], parts: readonly EnvelopePart[] = ['bid']) {
	const holding: Holder[] = await Promise.all(people.map(async (actor, at) => ({ actor, key: await createKeyPair(), number: at + 1 })))
	const [first, second, third] = holding.map(({ key }) => key.recipient)
	if (!first || !second || !third) throw new Error('three holders')
	const made = await Promise.all(parts.map(async (part) => ({ part, ...(await createOpeningKey([first, second, third])) })))
	const openings: OpeningKey[] = await store.tx(async (tx) => {
		const [ceremony] = await tx
			.insert(ceremonies)
			.values({ listId: challenge.listId, status: 'tested', madeByUserId: people[0]?.userId ?? '', madeAt: testNow, testedAt: testNow, rehearsal: '' })
			.returning()
		for (const { actor, key, number } of holding) {
			const [own] = await tx.insert(personKeys).values({ userId: actor.userId, recipient: key.recipient, createdAt: testNow }).returning()
			const of = { ceremonyId: ceremony?.id ?? '', keyId: own?.id ?? '', userId: actor.userId, organisationId: actor.organisation.id }
			await tx.insert(holders).values({ ...of, number, checkedAt: testNow })
		}
		const keys: OpeningKey[] = []
		for (const { part, recipient, sealedShares } of made) {
			const row = { ceremonyId: ceremony?.id ?? '', challengeId: challenge.id, part, suite: 'age-x25519-v1' as const, recipient }
			const [key] = await tx.insert(openingKeys).values(row).returning()
			const shares = sealedShares.map((share, at) => ({ openingKeyId: key?.id ?? '', number: at + 1, sealedShare: Buffer.from(share).toString('base64') }))
			await tx.insert(openingShares).values(shares)
			keys.push({ id: key?.id ?? '', part, recipient, sealedShares })
		}
		return keys
	})
	return { holding, openings }
}

/** As `bidding`, with opening keys for the challenge that issuer, bureau and office hold shares of. */
export async function keyed(parts: readonly EnvelopePart[] = ['bid']) {
	const setting = await bidding()
	const { store, issuer, officer, office, challenge } = setting
	return { ...setting, ...freshStorage(), ...(await makeKeys(store, challenge, [issuer, officer, office], parts)) }
}
export type Keyed = Awaited<ReturnType<typeof keyed>>

/** What a bid says in these tests. */
export const said = (approach: string): BidContent => ({
	approach,
	team: '团队',
	foundation: '',
	schedule: '十二个月',
	priceFen: 300_000_000,
	promises: {},
	notes: {},
	partners: [],
})

type Sealing = {
	recipients?: readonly [string, ...string[]]
	place?: { challenge?: string; bid?: string }
	fields?: Record<string, JsonValue>
	files?: EnvelopeFile[]
}

/** What sending needs of a setting; `vault`, `signer` and `now` are those of tests unless a setting has its own. */
type Sender = Pick<Keyed, 'store' | 'storage' | 'openings'> & { challenge: { code: string }; vault?: Vault; signer?: Signer; now?: () => Date }

/** Seals a bid as a browser does and sends it a chunk at a time; answers the bid and the keys of its parts, not submitted yet. */
export async function sent(setting: Sender, actor: Member, approach: string, { recipients, place, fields, files = [] }: Sealing = {}) {
	const { store, storage, challenge, openings, vault = ownVault, now = beforeDeadline } = setting
	const prepared = await prepareBid({ store, vault, actor, code: challenge.code, now })
	if (!prepared.ok) throw new Error(prepared.refusal.code)
	const { bidId } = prepared.value
	const partIds: string[] = []
	for (const { part, recipient } of openings) {
		const { priceFen, ...others } = said(approach)
		const content = openings.length === 1 ? { ...others, priceFen } : part === 'price' ? { priceFen } : others
		const envelope = { part, challenge: challenge.code, bid: bidId, fields: fields ?? content, files: part === 'bid' ? files : [], ...place }
		const sealed = await sealEnvelope(envelope, recipients ?? [recipient])
		if (!sealed.ok) throw new Error(sealed.refusal.code)
		const { ciphertext, sha256, size } = sealed.value
		const started = await startPart({ store, actor, bidId, announced: { part, sha256, size, way: 'browser' }, now })
		if (!started.ok) throw new Error(started.refusal.code)
		const { partId } = started.value
		for (let offset = 0; offset < size; offset += sealedLimits.chunk) {
			const bytes = ciphertext.subarray(offset, offset + sealedLimits.chunk)
			const taken = await receiveChunk({ store, storage, actor, partId, offset, bytes, now })
			if (!taken.ok) throw new Error(taken.refusal.code)
		}
		partIds.push(partId)
	}
	return { bidId, partIds }
}

/** A bid sealed, sent and submitted; answers its id and receipt. */
export async function submitted(setting: Sender, actor: Member, approach: string, sealing: Sealing = {}) {
	const { store, storage, vault = ownVault, signer = logSigner, now = beforeDeadline } = setting
	const { bidId, partIds } = await sent(setting, actor, approach, sealing)
	const outcome = await submitParts({ store, vault, storage, signer, actor, bidId, partIds, now })
	if (!outcome.ok) throw new Error(outcome.refusal.code)
	return { bidId, partIds, ...outcome.value }
}

/** Has holders, by their numbers, give their shares of an opening key. */
export async function give({ store, holding, openings }: Keyed, numbers: readonly number[], part: EnvelopePart = 'bid') {
	const key = openings.find((one) => one.part === part)
	if (!key) throw new Error(`no key of ${part}`)
	for (const { key: own, number } of holding.filter((one) => numbers.includes(one.number))) {
		const share = await openShare(key.sealedShares[number - 1] ?? utf8(''), { identity: own.identity, opens: key.recipient, holder: number })
		if (!share.ok) throw new Error(share.refusal.code)
		await setGiven(store, { openingKeyId: key.id, number }, encryptShare(ownVault, { openingKeyId: key.id, number }, share.value))
	}
}

/** Puts a given share into its row. */
async function setGiven(store: Store, { openingKeyId, number }: { openingKeyId: string; number: number }, given: string) {
	await store.tx(async (tx) => {
		const rows = await tx.select().from(openingShares).where(eq(openingShares.openingKeyId, openingKeyId))
		await tx.delete(openingShares).where(eq(openingShares.openingKeyId, openingKeyId))
		await tx.insert(openingShares).values(rows.map((row) => (row.number === number ? { ...row, given, givenAt: testNow } : row)))
	})
}

/** All that is stored of sealed parts and opening keys. */
export async function allOfSealing({ db }: Store) {
	return {
		parts: await db.select().from(sealedParts).orderBy(sealedParts.id),
		chunks: await db.select().from(sealedChunks).orderBy(sealedChunks.partId, sealedChunks.offset),
		keys: await db.select().from(openingKeys).orderBy(openingKeys.id),
		opened: await db.select().from(openedParts).orderBy(openedParts.partId),
	}
}
