import { passphraseLeast } from '#app/domain/seal/ceremony.ts'

export type Made = { recipient: string; identity: string; file: string; url: string }

/** A new key in this browser, with its recovery file as something to download. What makes it is loaded only now. */
export async function makeKey(name: string, passphrase: string): Promise<Made> {
	const [{ createKeyPair }, { writeRecoveryFile }] = await Promise.all([import('#app/crypto/key-pair.ts'), import('#app/crypto/recovery-file.ts')])
	const key = await createKeyPair()
	const file = await writeRecoveryFile(key, { name, created: new Date() }, { passphrase })
	return { ...key, file, url: URL.createObjectURL(new Blob([file], { type: 'text/plain' })) }
}

/** What is wrong with a passphrase that was written twice; null when nothing is. */
export function passphraseProblem(first: string, second: string): 'short' | 'differs' | null {
	if (Array.from(first).length < passphraseLeast) return 'short'
	return first === second ? null : 'differs'
}
