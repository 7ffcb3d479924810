import type { MadeKeys } from '#app/domain/seal/ceremony.ts'

type Making = {
	holders: readonly { userId: string; recipient: string }[]
	asked: readonly { challengeId: string; part: 'bid' | 'price' }[]
	onProgress: (done: number) => void
}

/** Makes a rehearsal key and one key for each that is asked, in this browser, and seals the shares of each to the holders. What makes them is loaded only now. */
export async function makeCeremonyKeys({ holders, asked, onProgress }: Making): Promise<MadeKeys> {
	const [{ createOpeningKey }, { sealEnvelope }, { toBase64 }] = await Promise.all([
		import('#app/crypto/opening-share.ts'),
		import('#app/crypto/seal-envelope.ts'),
		import('#app/crypto/bytes.ts'),
	])
	const [first = '', second = '', third = ''] = holders.map(({ recipient }) => recipient)
	const make = async () => {
		const { recipient, sealedShares } = await createOpeningKey([first, second, third])
		return { recipient, shares: sealedShares.map(toBase64) }
	}
	const rehearsal = await make()
	const place = { part: 'bid', challenge: 'rehearsal', bid: 'rehearsal' } as const
	const sealed = await sealEnvelope({ ...place, fields: { approach: 'rehearsal' }, files: [] }, [rehearsal.recipient])
	if (!sealed.ok) throw new Error(sealed.refusal.code)
	const keys: MadeKeys['keys'] = []
	for (const key of asked) {
		keys.push({ ...key, ...(await make()) })
		onProgress(keys.length)
	}
	return { holders: holders.map(({ userId }) => userId), rehearsal: { ...rehearsal, envelope: toBase64(sealed.value.ciphertext) }, keys }
}
