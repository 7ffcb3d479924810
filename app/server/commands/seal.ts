import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import type { Bytes } from '#app/crypto/bytes.ts'
import type { JsonValue } from '#app/crypto/canonical-json.ts'
import { parseJson } from '#app/crypto/parse-json.ts'
import { type Sealed, sealEnvelope } from '#app/crypto/seal-envelope.ts'
import { sealedLimits } from '#app/domain/seal/sealing.ts'
import { CommandError } from './command.ts'

const usage = `Usage: npm run seal -- FOLDER --challenge CODE --bid ID --key RECIPIENT [--own RECIPIENT] [--out FILE]
                      [--server URL --login EMAIL]
FOLDER holds fields.json and, if wanted, files/. The password is read from LIANBANG_PASSWORD.`

const Fields: z.ZodType<Record<string, JsonValue>> = z.record(z.string(), z.json())
type Arguments = {
	folder: string
	challenge: string
	bid: string
	key: string
	own: string | undefined
	out: string | undefined
	server: URL | undefined
	login: string | undefined
}

/**
 * Packs and encrypts a bid from a folder as a browser does. Writes it to a file, or sends it to a server and submits it there, going on
 * where an earlier try stopped when the file is kept; answers one line. Throws a CommandError for whatever it will not do.
 */
export async function seal(args: string[], env: NodeJS.ProcessEnv): Promise<string> {
	const given = readArguments(args)
	const sealed = given.out !== undefined && existsSync(given.out) ? await sealedFile(given.out) : await pack(given)
	if (given.out !== undefined && !existsSync(given.out)) writeFileSync(given.out, sealed.ciphertext, { flag: 'wx', mode: 0o600 })
	if (!given.server) return `Sealed: ${given.out}, ${sealed.size} bytes, SHA-256 ${sealed.sha256}`
	return submit(given.server, given, sealed, env.LIANBANG_PASSWORD)
}

async function pack({ folder, challenge, bid, key, own }: Arguments): Promise<Sealed> {
	const file = path.join(folder, 'fields.json')
	const fields = Fields.safeParse(parseJson(existsSync(file) ? readFileSync(file, 'utf8') : undefined))
	if (!fields.success) throw new CommandError(`${file} holds no fields of a bid (a JSON object).`)
	const folderOfFiles = path.join(folder, 'files')
	const names = existsSync(folderOfFiles) ? readdirSync(folderOfFiles).sort() : []
	const files = names.map((name) => ({ name: name.normalize('NFC'), mediaType: '', bytes: new Uint8Array(readFileSync(path.join(folderOfFiles, name))) }))
	const sealed = await sealEnvelope({ part: 'bid', challenge, bid, fields: fields.data, files }, [key, ...(own === undefined ? [] : [own])])
	if (!sealed.ok) throw new CommandError(`Not sealed: ${sealed.refusal.code} ${'name' in sealed.refusal ? sealed.refusal.name : ''}`.trim())
	return sealed.value
}

/** A sealed file kept from an earlier try: sealing anew would give other bytes, and what has arrived could not be gone on with. */
async function sealedFile(file: string): Promise<Pick<Sealed, 'ciphertext' | 'sha256' | 'size'>> {
	const ciphertext: Bytes = new Uint8Array(readFileSync(file))
	const digest = await crypto.subtle.digest('SHA-256', ciphertext)
	return { ciphertext, sha256: Buffer.from(digest).toString('hex'), size: ciphertext.length }
}

type Ready = Pick<Sealed, 'ciphertext' | 'sha256' | 'size'>

async function submit(server: URL, { bid, login }: Arguments, { ciphertext, sha256, size }: Ready, password: string | undefined): Promise<string> {
	if (login === undefined || password === undefined) throw new CommandError('Sending needs --login EMAIL and the password in LIANBANG_PASSWORD.')
	const cookie = await signIn(server, login, password)
	const post = (address: string, body: URLSearchParams | Bytes) => ask(server, address, { cookie, body })
	const started = await post(`/bidder/bids/${bid}/parts`, new URLSearchParams({ part: 'bid', sha256, size: String(size), way: 'command' }))
	const { partId, received } = Started.parse(started)
	for (let offset = received; offset < size; offset += sealedLimits.chunk)
		await post(`/bidder/parts/${partId}?offset=${offset}`, ciphertext.subarray(offset, offset + sealedLimits.chunk))
	const clarification = '0'
	const answer = Submitted.parse(await post(`/bidder/bids/${bid}/submit`, new URLSearchParams({ parts: partId, pledge: 'on', clarification })))
	return `Submitted: receipt ${answer.receiptCode}, at ${answer.sealedAt}; the signed receipt is at ${new URL(`/bids/${bid}/receipt`, server).href}`
}

const Started = z.object({ partId: z.string(), received: z.number() })
const Submitted = z.object({ receiptCode: z.string(), sealedAt: z.string() })
const Refused = z.object({ refused: z.string() })

async function signIn(server: URL, email: string, password: string): Promise<string> {
	const response = await fetch(new URL('/login', server), {
		method: 'POST',
		redirect: 'manual',
		headers: { Origin: server.origin },
		body: new URLSearchParams({ email, password }),
	})
	const cookie = response.headers.getSetCookie().find((one) => /^(__Host-)?session=[^;]/.test(one))
	if (!cookie) throw new CommandError(`${server.origin} did not sign ${email} in (${response.status}).`)
	return cookie.split(';')[0] ?? ''
}

async function ask(server: URL, address: string, { cookie, body }: { cookie: string; body: URLSearchParams | Bytes }): Promise<unknown> {
	const response = await fetch(new URL(address, server), {
		method: 'POST',
		redirect: 'manual',
		headers: {
			Origin: server.origin,
			Cookie: cookie,
			Accept: 'application/json',
			...(body instanceof URLSearchParams ? {} : { 'Content-Type': 'application/octet-stream' }),
		},
		body,
	})
	const answer: unknown = await response.json().catch(() => null)
	if (response.ok) return answer
	const refused = Refused.safeParse(answer)
	throw new CommandError(`${server.origin} refused: ${refused.success ? refused.data.refused : response.status}`)
}

function readArguments(args: string[]): Arguments {
	const options = {
		challenge: { type: 'string' },
		bid: { type: 'string' },
		key: { type: 'string' },
		own: { type: 'string' },
		out: { type: 'string' },
		server: { type: 'string' },
		login: { type: 'string' },
	} as const
	const parsed = (() => {
		try {
			return parseArgs({ args, allowPositionals: true, options })
		} catch {
			throw new CommandError(usage)
		}
	})()
	const [folder] = parsed.positionals
	const { challenge, bid, key, own, out, server, login } = parsed.values
	if (!folder || !challenge || !bid || !key || (!out && !server)) throw new CommandError(usage)
	if (server !== undefined && !URL.canParse(server)) throw new CommandError(usage)
	return { folder, challenge, bid, key, own, out, login, server: server === undefined ? undefined : new URL(server) }
}
