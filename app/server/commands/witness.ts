import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { fromBase64, toBase64, utf8 } from '#app/crypto/bytes.ts'
import { type Checkpoint, readCheckpoint } from '#app/crypto/checkpoint.ts'
import { fingerprintOf } from '#app/crypto/fingerprint.ts'
import { createSignerKey, logKeyOf, parseLogKey, type Signer } from '#app/crypto/log-key.ts'
import { readLogState } from '#app/crypto/log-state.ts'
import { provesConsistency } from '#app/crypto/merkle-verify.ts'
import { parseJson } from '#app/crypto/parse-json.ts'
import { cosignNote } from '#app/crypto/signed-note.ts'
import { CommandError } from './command.ts'

const usage = 'Usage: npm run witness -- --server URL --key FILE [--state FILE] [--name NAME]'
const KeyFile = z.object({ name: z.string(), key: z.string() })
const StateFile = z.object({ logKey: z.string(), checkpoint: z.string() })

type Seen = { logKey: string; checkpoint: string; at: Checkpoint }

/**
 * Signs the newest checkpoint of a log as a witness, once it has checked that the log grew from the last one in the state
 * file; answers one line. The first run makes the key and answers its public half, to be registered. Throws a CommandError
 * for whatever it will not sign.
 */
export async function witness(args: string[]): Promise<string> {
	const { server, key: keyFile, state: stateFile, name } = readArguments(args)
	if (!existsSync(keyFile)) return makeKey(keyFile, name)
	const signer = readKey(keyFile)
	const before = stateFile !== undefined && existsSync(stateFile) ? readState(stateFile) : null
	const { note, now, logKey } = await newestOf(server, before)
	const signed = cosignNote(note, signer)
	if (!signed.ok) throw new CommandError(`The checkpoint of ${server} is no signed note.`)
	const answer = await ask(new URL('/log/cosign', server), {
		method: 'POST',
		body: signed.value,
		headers: { Origin: server.origin, 'Content-Type': 'text/plain' },
	})
	if (!answer.ok) throw new CommandError(`${server.origin} did not take the signature: ${answer.text.trim()} (${answer.status})`)
	if (stateFile !== undefined) write(stateFile, JSON.stringify({ logKey, checkpoint: note } satisfies z.input<typeof StateFile>))
	const compared = before ? `grown from ${before.at.size}` : 'compared with nothing earlier'
	return `Signed as ${signer.name}: ${now.size} entries at ${now.at.toISOString()}, ${compared}; key of the log ${fingerprintOf(logKey)}`
}

/** The newest checkpoint, once it is known to be signed by the log and to go on from what was seen before. */
async function newestOf(server: URL, before: Seen | null): Promise<{ note: string; now: Checkpoint; logKey: string }> {
	const from = before?.at.size ?? 0
	const answer = await ask(new URL(`/log/state?from=${from}`, server))
	if (!answer.ok) throw new CommandError(`${server.origin} proves nothing about its log of ${from} entries (${answer.status}): not signed.`)
	const state = readLogState(utf8(answer.text))
	if (!state.ok || !('consistencyProof' in state.value)) throw new CommandError(`${server.origin} sent no state of a log: not signed.`)
	const { publicKey, checkpoint: note, consistencyProof: proof } = state.value
	if (before && before.logKey !== publicKey) throw new CommandError(`${server.origin} shows another log than before (${fingerprintOf(publicKey)}): not signed.`)
	const now = signedBy(publicKey, note)
	if (!now) throw new CommandError(`The checkpoint of ${server.origin} is not signed by its log: not signed.`)
	const isGrown = !before || provesConsistency({ oldSize: before.at.size, oldRoot: before.at.root, size: now.size, root: now.root, proof })
	if (!isGrown)
		throw new CommandError(`THE LOG OF ${server.origin} WAS REWRITTEN since it had ${from} entries: not signed. Keep the state file and tell others.`)
	return { note, now, logKey: publicKey }
}

function signedBy(logKey: string, note: string): Checkpoint | undefined {
	const key = parseLogKey(logKey)
	const read = key && readCheckpoint(note, key)
	return read?.ok ? read.value : undefined
}

function makeKey(file: string, name: string): string {
	const signer = { name, secretKey: createSignerKey() }
	write(file, JSON.stringify({ name, key: toBase64(signer.secretKey) } satisfies z.input<typeof KeyFile>))
	return `A new key stands in ${file}; keep it on this machine. Register its public half at /bureau/witnesses:\n${logKeyOf(signer)}`
}

function readKey(file: string): Signer {
	const parsed = KeyFile.safeParse(parseJson(readFileSync(file, 'utf8')))
	const secretKey = parsed.success ? fromBase64(parsed.data.key) : undefined
	if (!parsed.success || secretKey?.length !== 32) throw new CommandError(`${file} is no key of a witness.`)
	return { name: parsed.data.name, secretKey }
}

function readState(file: string): Seen {
	const parsed = StateFile.safeParse(parseJson(readFileSync(file, 'utf8')))
	const at = parsed.success ? signedBy(parsed.data.logKey, parsed.data.checkpoint) : undefined
	if (!parsed.success || !at) throw new CommandError(`${file} does not say what was seen last; nothing was signed.`)
	return { ...parsed.data, at }
}

/** Whole or not at all, for its owner alone. */
function write(file: string, text: string) {
	const temporary = `${file}.tmp`
	writeFileSync(temporary, `${text}\n`, { mode: 0o600 })
	renameSync(temporary, file)
}

async function ask(address: URL, init: RequestInit = {}): Promise<{ ok: boolean; status: number; text: string }> {
	try {
		const answer = await fetch(address, { ...init, signal: AbortSignal.timeout(60_000) })
		return { ok: answer.ok, status: answer.status, text: await answer.text() }
	} catch (error) {
		throw new CommandError(`${address.href} cannot be reached: ${error instanceof Error ? error.message : error}`)
	}
}

function readArguments(args: string[]) {
	const option = { type: 'string' } as const
	try {
		const { values } = parseArgs({ args, options: { server: option, key: option, state: option, name: option } })
		const { server, key, state, name = hostname() } = values
		if (server !== undefined && key !== undefined && /^[^\s+]+$/.test(name)) return { server: new URL(server), key, state, name }
	} catch (error) {
		throw new CommandError(`${error instanceof Error ? error.message : error}\n${usage}`)
	}
	throw new CommandError(usage)
}
