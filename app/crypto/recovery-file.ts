import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { armor } from 'age-encryption'
import { accept, type Decision, refuse } from '#app/domain/decision.ts'
import { decryptBy, encryptTo, recipientOf } from './age.ts'
import { textOf, utf8 } from './bytes.ts'
import { fingerprintOf } from './fingerprint.ts'
import type { KeyPair } from './key-pair.ts'
import { type Passphrase, passphraseIdentity, passphraseRecipient } from './passphrase.ts'

const title = '链榜 Lianbang · 密钥恢复文件 · key recovery file'
const fieldNames = ['name', 'created', 'fingerprint', 'recipient'] as const

/** What a recovery file says to whoever reads it, before any passphrase. */
type RecoveryHeader = Record<(typeof fieldNames)[number], string>

/**
 * A text file that keeps a key pair under a passphrase: lines for people, then an armored age file. What is encrypted is
 * the same lines as comments and the identity, so it is an identity file of age: `sed -n '/BEGIN AGE/,$p' FILE | age -d`.
 * The `check` line is a checksum of the rest, so that damage is not taken for a wrong passphrase; it keeps no secret.
 * `name` is of one line, whoever's key it is; `created` an instant.
 */
export async function writeRecoveryFile(key: KeyPair, about: { name: string; created: Date }, secret: Passphrase): Promise<string> {
	const name = about.name.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim()
	const header = headerText({ name, created: about.created.toISOString(), fingerprint: fingerprintOf(key.recipient), recipient: key.recipient })
	const ciphertext = await encryptTo([passphraseRecipient(secret)], utf8(identityFile(header, key.identity)))
	const armored = armor.encode(ciphertext).trimEnd()
	return `${header}\ncheck: ${checkOf(header, armored)}\n\n${armored}\n`
}

/** Reads what a recovery file says openly. Line ends, spaces at them and a byte order mark may have changed on the way. */
export function readRecoveryFile(text: string): Decision<RecoveryHeader & { armored: string }, { code: 'damaged-file' }> {
	const lines = text
		.replace(/^\ufeff/, '')
		.trim()
		.split(/\r?\n/)
	const [header, check, blank, armored] = [lines.slice(0, 5), lines[5], lines[6], lines.slice(7)].map((part) =>
		[part ?? '']
			.flat()
			.map((line) => line.trimEnd())
			.join('\n'),
	)
	if (header === undefined || armored === undefined || blank !== '' || check !== `check: ${checkOf(header, armored)}`) return refuse({ code: 'damaged-file' })
	const values = header.split('\n').slice(1)
	const [name, created, fingerprint, recipient] = fieldNames.map((field, at) => values[at]?.startsWith(`${field}: `) && values[at].slice(field.length + 2))
	if (!name || !created || !fingerprint || !recipient) return refuse({ code: 'damaged-file' })
	return accept({ name, created, fingerprint, recipient, armored })
}

/** The key pair of a recovery file. Takes about a second; `damaged-file` is answered before that where it can be seen. */
export async function openRecoveryFile(
	text: string,
	secret: Pick<Passphrase, 'passphrase' | 'onProgress'>,
): Promise<Decision<KeyPair, { code: 'damaged-file' | 'wrong-passphrase' }>> {
	const file = readRecoveryFile(text)
	if (!file.ok) return file
	const ciphertext = decodeArmor(file.value.armored)
	if (!ciphertext) return refuse({ code: 'damaged-file' })
	const plaintext = await decryptBy(passphraseIdentity(secret), ciphertext)
	if (!plaintext.ok) return refuse({ code: plaintext.refusal.code === 'wrong-key' ? 'wrong-passphrase' : 'damaged-file' })
	const content = textOf(plaintext.value) ?? ''
	const identity = content.trimEnd().split('\n').at(-1) ?? ''
	const recipient = await recipientOf(identity)
	const isIntact = recipient === file.value.recipient && content === identityFile(headerText(file.value), identity)
	return isIntact ? accept({ recipient, identity }) : refuse({ code: 'damaged-file' })
}

function headerText(header: RecoveryHeader): string {
	return [title, ...fieldNames.map((field) => `${field}: ${header[field]}`)].join('\n')
}

function identityFile(header: string, identity: string): string {
	return `${header.replaceAll(/^/gm, '# ')}\n${identity}\n`
}

function checkOf(header: string, armored: string): string {
	return bytesToHex(sha256(utf8(`${header}\n${armored}`)).subarray(0, 8))
}

function decodeArmor(text: string): Uint8Array | undefined {
	try {
		return armor.decode(text)
	} catch {
		return undefined
	}
}
