import type { JsonValue } from '#app/crypto/canonical-json.ts'
import type { EnvelopeFile, EnvelopePart } from '#app/crypto/envelope.ts'
import { createKeyPair, type KeyPair } from '#app/crypto/key-pair.ts'
import type { Signer } from '#app/crypto/log-key.ts'
import { createOpeningKey } from '#app/crypto/opening-share.ts'
import { sealEnvelope } from '#app/crypto/seal-envelope.ts'
import type { BidContent } from '#app/domain/bid/content.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { sealedLimits } from '#app/domain/seal/sealing.ts'
import type { FileStorage } from '#app/services/bid/file-storage.ts'
import { prepareBid } from '#app/services/bid/prepare-bid.server.ts'
import type { Vault } from '#app/services/bid/vault.ts'
import { receiveChunk } from '#app/services/seal/receive-chunk.server.ts'
import { startPart } from '#app/services/seal/start-part.server.ts'
import { submitParts } from '#app/services/seal/submit-parts.server.ts'
import type { Store } from '#db/client.ts'
import { ceremonies, holders, openingKeys, openingShares, personKeys } from '#db/schema/index.ts'
import { testNow } from '#db/seed/factories/factories.ts'
import { logSigner } from './log-signer.ts'
import { vault as ownVault } from './vault.ts'

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
type Sender = {
	store: Store
	storage: FileStorage
	openings: readonly OpeningKey[]
	challenge: { code: string }
	vault?: Vault
	signer?: Signer
	now?: () => Date
}

/** Seals a bid as a browser does and sends it a chunk at a time; answers the bid and the keys of its parts, not submitted yet. */
export async function sent(setting: Sender, actor: Member, approach: string, { recipients, place, fields, files = [] }: Sealing = {}) {
	const { store, storage, challenge, openings, vault = ownVault, now = () => testNow } = setting
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
	const { store, storage, vault = ownVault, signer = logSigner, now = () => testNow } = setting
	const { bidId, partIds } = await sent(setting, actor, approach, sealing)
	const outcome = await submitParts({ store, vault, storage, signer, actor, bidId, partIds, now })
	if (!outcome.ok) throw new Error(outcome.refusal.code)
	return { bidId, partIds, ...outcome.value }
}
