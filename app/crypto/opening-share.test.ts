import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { accept, refuse } from '#app/domain/decision.ts'
import { decryptBy, encryptTo } from './age.ts'
import { toBase64Url, utf8 } from './bytes.ts'
import { createKeyPair, type KeyPair } from './key-pair.ts'
import { createOpeningKey, type OpeningShare, openShare, rebuildIdentity, sealShares } from './opening-share.ts'

type Three<Value> = [Value, Value, Value]
let holders: Three<KeyPair>
let recipients: Three<string>
let opens: string
let sealedShares: Uint8Array[]
let shares: Three<OpeningShare>
beforeAll(async () => {
	holders = await Promise.all([createKeyPair(), createKeyPair(), createKeyPair()])
	recipients = [holders[0].recipient, holders[1].recipient, holders[2].recipient]
	;({ recipient: opens, sealedShares } = await createOpeningKey(recipients))
	shares = await Promise.all([opened(0), opened(1), opened(2)])
})

const sealed = (at: number) => sealedShares[at] ?? new Uint8Array()

async function opened(at: 0 | 1 | 2): Promise<OpeningShare> {
	const share = await openShare(sealed(at), { identity: holders[at].identity, opens, holder: at + 1 })
	if (!share.ok) throw new Error(share.refusal.code)
	return share.value
}

test.each([
	[0, 1],
	[0, 2],
	[1, 2],
	[2, 0],
	[0, 1, 2],
])('holders %d and %d rebuild the key, and it opens', async (...pair) => {
	const rebuilt = await rebuildIdentity(
		pair.flatMap((at) => shares[at] ?? []),
		opens,
	)
	const sealed = await encryptTo([opens], utf8('marker'))
	expect(rebuilt.ok && (await decryptBy(rebuilt.value, sealed))).toEqual(accept(utf8('marker')))
})

test('one holder alone cannot, not even by giving the share twice or under another number', async () => {
	const [one] = shares
	expect(await rebuildIdentity([], opens)).toEqual(refuse({ code: 'too-few-shares' }))
	expect(await rebuildIdentity([one], opens)).toEqual(refuse({ code: 'too-few-shares' }))
	expect(await rebuildIdentity([one, one], opens)).toEqual(refuse({ code: 'same-share-twice' }))
	expect(await rebuildIdentity([one, { ...one, holder: 2 }], opens)).toEqual(refuse({ code: 'same-share-twice' }))
})

test('shares of another key, or of another splitting of this one, are refused', async () => {
	const other = await createOpeningKey(recipients)
	expect(await openShare(other.sealedShares[0] ?? sealed(0), { identity: holders[0].identity, opens, holder: 1 })).toEqual(refuse({ code: 'wrong-key' }))
	expect(await rebuildIdentity([shares[0], { ...shares[1], opens: other.recipient }], opens)).toEqual(refuse({ code: 'wrong-key' }))

	const identity = await rebuildIdentity(shares, opens)
	const anew = await sealShares({ identity: identity.ok ? identity.value : '', recipient: opens, holders: recipients })
	const fresh = await openShare(anew[1] ?? sealed(1), { identity: holders[1].identity, opens, holder: 2 })
	const mixed = await rebuildIdentity([shares[0], fresh.ok ? fresh.value : shares[1]], opens)
	expect(mixed).toEqual(refuse({ code: expect.stringMatching(/^(damaged-share|same-share-twice)$/) }))
})

test('a share is opened by its holder only, and only as that holder’s', async () => {
	expect(await openShare(sealed(0), { identity: holders[1].identity, opens, holder: 1 })).toEqual(refuse({ code: 'wrong-identity' }))
	expect(await openShare(sealed(0), { identity: holders[0].identity, opens, holder: 2 })).toEqual(refuse({ code: 'wrong-holder' }))
	const nonsense = await encryptTo([holders[0].recipient], utf8('{"v":1}'))
	expect(await openShare(nonsense, { identity: holders[0].identity, opens, holder: 1 })).toEqual(refuse({ code: 'damaged-share' }))
})

test('a thousand changed bytes of a sealed share are refused with a code', async () => {
	const whole = sealed(0)
	await fc.assert(
		fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), async (at, mask) => {
			const changed = whole.slice()
			changed[at] = (changed[at] ?? 0) ^ mask
			const share = await openShare(changed, { identity: holders[0].identity, opens, holder: 1 })
			expect(share.ok ? 'accepted' : share.refusal.code).toMatch(/^(wrong-identity|damaged-share)$/)
		}),
		{ numRuns: 1000 },
	)
}, 60_000)

test('a thousand changed bytes of an opened share do not rebuild a key', async () => {
	const point = Buffer.from(shares[0].share, 'base64url')
	await fc.assert(
		fc.asyncProperty(fc.nat(point.length - 1), fc.integer({ min: 1, max: 255 }), async (at, mask) => {
			const changed = Uint8Array.from(point, (byte, index) => (index === at ? byte ^ mask : byte))
			const rebuilt = await rebuildIdentity([{ ...shares[0], share: toBase64Url(changed) }, shares[1]], opens)
			expect(rebuilt.ok ? 'accepted' : rebuilt.refusal.code).toMatch(/^(damaged-share|same-share-twice)$/)
		}),
		{ numRuns: 1000 },
	)
}, 60_000)

test('a share of nonsense is refused, not thrown', async () => {
	for (const share of ['', '!', 'AA', toBase64Url(new Uint8Array(40))])
		expect((await rebuildIdentity([{ ...shares[0], share }, shares[1]], opens)).ok).toBe(false)
})
