import { expect, test } from 'vitest'
import { readCheckpoint } from '#app/crypto/checkpoint.ts'
import { logKeyOf, parseLogKey } from '#app/crypto/log-key.ts'
import type { Store } from '#db/client.ts'
import * as CheckpointRepository from '#db/repositories/checkpoint-repository.ts'
import { ceremonies, openingKeys } from '#db/schema/index.ts'
import { makeChallenge, testNow } from '#db/seed/factories/factories.ts'
import { deadline } from '#tests/support/bidding.ts'
import { logSigner as signer } from '#tests/support/log-signer.ts'
import { logging } from '#tests/support/logging.ts'
import { closeDueChallenges } from '../challenge/close-due-challenges.server.ts'
import { closeIfDue } from '../challenge/close-if-due.server.ts'
import { signDueCheckpoint } from './sign-due-checkpoint.server.ts'

const minutes = (count: number) => new Date(testNow.getTime() + count * 60_000)
const made = async ({ db }: Store) => (await CheckpointRepository.listNewest(db, 100)).map(({ reason, size }) => [reason, size])

/** An opening key for the bids on a challenge. */
async function withKey(store: Store, { id, listId }: { id: string; listId: string }, userId: string) {
	await store.tx(async (tx) => {
		const [ceremony] = await tx.insert(ceremonies).values({ listId, status: 'tested', madeByUserId: userId, madeAt: testNow, rehearsal: '' }).returning()
		await tx.insert(openingKeys).values({ ceremonyId: ceremony?.id ?? '', challengeId: id, part: 'bid', suite: 'age-x25519-v1', recipient: `age1${id}` })
	})
}

test('the log is signed once an hour, counted from its last checkpoint, and by one of two processes', async () => {
	const { store, append } = await logging()
	const signAt = (now: Date) => signDueCheckpoint({ store, signer, now })
	expect((await Promise.all([signAt(testNow), signAt(testNow)])).filter(Boolean)).toHaveLength(1)
	expect(await signAt(minutes(59))).toBe(false)
	await append(1, minutes(59))
	expect(await signAt(minutes(60))).toBe(false)
	expect(await made(store)).toEqual([
		['receipt', 1],
		['hour', 0],
	])
	expect((await Promise.all([signAt(minutes(119)), signAt(minutes(119))])).filter(Boolean)).toHaveLength(1)
	const newest = await CheckpointRepository.findNewest(store.db)
	const key = parseLogKey(logKeyOf(signer))
	expect(key && readCheckpoint(newest?.note ?? '', key)).toMatchObject({ value: { size: 1, at: minutes(119) } })
})

test('at the deadline the log is signed exactly once, whoever closes and however often, and only where bids are sealed to a key', async () => {
	const { store, challenge, issuer, append } = await logging()
	await append()
	await withKey(store, challenge, issuer.userId)
	const early = new Date(deadline.getTime() - 1)
	expect(await closeDueChallenges({ store, signer, now: early })).toBe(0)
	expect(await made(store)).toEqual([['receipt', 1]])
	await Promise.all([closeDueChallenges({ store, signer, now: deadline }), closeDueChallenges({ store, signer, now: deadline })])
	await closeDueChallenges({ store, signer, now: deadline })
	expect(await made(store)).toEqual([
		['deadline', 1],
		['receipt', 1],
	])
})

test('a challenge without a key closes without a checkpoint; one that a command closes is signed for too', async () => {
	const { store, challenge, issuer } = await logging()
	const sealed = await store.tx((tx) => {
		const { listId, issuerOrganisationId, chainSlug } = challenge
		return makeChallenge(tx, { listId, issuerOrganisationId, chainSlug, bidsCloseAt: deadline })
	})
	await withKey(store, sealed, issuer.userId)
	const closing = (due: typeof challenge) => store.tx((tx) => closeIfDue(tx, due, deadline, signer))
	expect(await closing(challenge)).toBe('closed')
	expect(await made(store)).toEqual([])
	expect(await closing(sealed)).toBe('closed')
	expect(await made(store)).toEqual([['deadline', 0]])
})
