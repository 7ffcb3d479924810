import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { type Bytes, digestOf } from '#app/crypto/bytes.ts'
import type { JsonValue } from '#app/crypto/canonical-json.ts'
import type { EnvelopePart } from '#app/crypto/envelope.ts'
import { fingerprintOf } from '#app/crypto/fingerprint.ts'
import { parseJson } from '#app/crypto/parse-json.ts'
import { sealEnvelope } from '#app/crypto/seal-envelope.ts'
import { submittedContent } from '#app/domain/bid/stored-content.ts'
import { envelopeFields } from '#app/domain/seal/envelope-fields.ts'
import { CommandError } from './command.ts'
import { type SealedFile, type Sealing, type SealingServer, signInTo } from './sealing-server.ts'

const usage = `Usage: npm run seal -- FOLDER --bid ID --key RECIPIENT [--price-key RECIPIENT] [--own RECIPIENT] [--out FOLDER] [--challenge CODE]
                      [--server URL --login EMAIL [--clarification NUMBER]]
FOLDER holds fields.json and, if wanted, files/. Without --server it needs --challenge and --out.
The password is read from LIANBANG_PASSWORD.`

const Fields: z.ZodType<Record<string, JsonValue>> = z.record(z.string(), z.json())
const words = { type: 'string' } as const
const options = { challenge: words, bid: words, key: words, 'price-key': words, own: words, out: words, server: words, login: words, clarification: words }
type Key = { part: EnvelopePart; recipient: string }
type Task = { folder: string; bid: string; challenge: string; keys: readonly Key[]; own: string | undefined; out: string | undefined }

/**
 * Packs and encrypts a bid from a folder as a browser does, each part to its own key. Keeps it in a folder, or submits it to a server, going on where
 * an earlier try stopped when it was kept. The keys are the given ones: the server is only asked whether it names the same. Answers what to print;
 * throws a CommandError for whatever it will not do.
 */
export async function seal(args: string[], env: { LIANBANG_PASSWORD?: string | undefined }): Promise<string> {
	const { folder, bid, own, out, server, login, ...given } = readArguments(args)
	if (server === undefined) {
		const { challenge, keys } = given
		if (challenge === undefined || keys.length === 0 || out === undefined) throw new CommandError(usage)
		const sealed = await sealParts({ folder, bid, challenge, keys, own, out })
		return sealed.map(({ part, file, size, sha256 }) => `Sealed ${part}: ${file}, ${size} bytes, SHA-256 ${sha256}`).join('\n')
	}
	const password = env.LIANBANG_PASSWORD
	if (login === undefined || password === undefined) throw new CommandError('Sending needs --login EMAIL and the password in LIANBANG_PASSWORD.')
	const to = await signInTo(server, login, password)
	const sealing = await to.readSealing(bid)
	compare(given, sealing)
	const sealed = await sealParts({ folder, bid, challenge: sealing.challenge, keys: given.keys, own, out })
	return submit(to, { bid, sealed, clarification: given.clarification ?? sealing.clarification, receipt: new URL(`/bids/${bid}/receipt`, server) })
}

type Submission = { bid: string; sealed: readonly Part[]; clarification: number; receipt: URL }

async function submit(to: SealingServer, { bid, sealed, clarification, receipt }: Submission): Promise<string> {
	const partIds: string[] = []
	for (const { part, ...file } of sealed) partIds.push(await to.send(bid, part, file))
	const { receiptCode, sealedAt } = await to.submit(bid, partIds, clarification)
	const confirmed = clarification === 0 ? '' : `, confirmed against clarification ${clarification}`
	return `Submitted: receipt ${receiptCode}, at ${sealedAt}${confirmed}; the signed receipt is at ${receipt.href}`
}

/** Refuses to send anything where the server's keys are not the given ones: whoever serves another key would read the bid. */
function compare({ challenge, keys }: { challenge?: string | undefined; keys: readonly Key[] }, sealing: Sealing): void {
	if (challenge !== undefined && challenge !== sealing.challenge) throw new CommandError(`The bid is one on ${sealing.challenge}, not on ${challenge}.`)
	const named = ({ part, recipient }: Key) => `${part}: ${recipient}, fingerprint ${fingerprintOf(recipient)}`
	const wrong = keys.find(({ part, recipient }) => !sealing.keys.some((one) => one.part === part && one.recipient === recipient))
	const missing = sealing.keys.find(({ part }) => !keys.some((one) => one.part === part))
	if (!wrong && !missing) return
	const problem = wrong
		? `The server does not name the given key of the part “${wrong.part}” (fingerprint ${fingerprintOf(wrong.recipient)}).`
		: `The key of the part “${missing?.part}” was not given (${missing?.part === 'price' ? '--price-key' : '--key'}).`
	const advice = 'Nothing was sent. Compare the fingerprints with the challenge’s page and its holders before you give them:'
	throw new CommandError([problem, advice, ...sealing.keys.map(named)].join('\n'))
}

type Part = SealedFile & { part: EnvelopePart; file: string | undefined }

/** Seals each part, or takes it as it was kept: sealing anew gives other bytes, and what has arrived of the others could not be gone on with. */
async function sealParts(task: Task): Promise<Part[]> {
	const parts: Part[] = []
	for (const { part } of task.keys) {
		const name = task.keys.length === 1 ? task.bid : `${task.bid}-${part}`
		const file = task.out === undefined ? undefined : path.join(task.out, `${name}.age`)
		const kept = file !== undefined && existsSync(file) ? await readKept(file, task.folder, recipientsOf(task, part)) : undefined
		const sealed = kept ?? (await pack(task, part))
		if (file !== undefined && !kept) keep(file, sealed.ciphertext, recipientsOf(task, part))
		parts.push({ part, file, ciphertext: sealed.ciphertext, sha256: sealed.sha256, size: sealed.size })
	}
	return parts
}

/** Whom a part is sealed to: its opening key and, where there is one, the bidder's own. */
const recipientsOf = ({ keys, own }: Task, part: EnvelopePart): [opening: string, ...own: string[]] => [
	keys.find((one) => one.part === part)?.recipient ?? '',
	...(own === undefined ? [] : [own]),
]

async function pack(task: Task, part: EnvelopePart): Promise<SealedFile> {
	const { folder, challenge, bid, keys } = task
	const file = path.join(folder, 'fields.json')
	const fields = Fields.safeParse(parseJson(existsSync(file) ? readFileSync(file, 'utf8') : undefined))
	if (!fields.success || !submittedContent(fields.data)) throw new CommandError(`${file} holds no fields of a bid.`)
	const names = part === 'bid' ? filesIn(folder) : []
	const files = names.map((name) => ({ name: path.basename(name).normalize('NFC'), mediaType: '', bytes: new Uint8Array(readFileSync(name)) }))
	const envelope = { part, challenge, bid, fields: envelopeFields(fields.data, part, keys.length > 1), files }
	const sealed = await sealEnvelope(envelope, recipientsOf(task, part))
	if (sealed.ok) return sealed.value
	const { code, ...about } = sealed.refusal
	throw new CommandError(`Not sealed: ${[code, ...Object.values(about)].join(' ')}`)
}

function filesIn(folder: string): string[] {
	const within = path.join(folder, 'files')
	return existsSync(within)
		? readdirSync(within)
				.sort()
				.map((name) => path.join(within, name))
		: []
}

/** Beside a sealed part stands whom it was sealed to, a recipient a line: the ciphertext does not tell. */
const besideOf = (file: string) => `${file}.to`
const linesOf = (recipients: readonly string[]) => `${recipients.join('\n')}\n`

async function readKept(file: string, folder: string, recipients: readonly string[]): Promise<SealedFile> {
	const keptAt = statSync(file).mtimeMs
	const newer = [path.join(folder, 'fields.json'), ...filesIn(folder)].find((one) => existsSync(one) && statSync(one).mtimeMs > keptAt)
	if (newer !== undefined) throw new CommandError(`${newer} was changed after ${file} was sealed: remove that, or give another --out.`)
	const sealedTo = existsSync(besideOf(file)) ? readFileSync(besideOf(file), 'utf8') : undefined
	if (sealedTo !== linesOf(recipients)) {
		const problem = sealedTo === undefined ? `${besideOf(file)}, which says to which key, is missing` : `it was sealed to other keys than those given now`
		throw new CommandError(`${file} cannot be used: ${problem}. Nothing was sent. Remove it, or give another --out.`)
	}
	const ciphertext: Bytes = new Uint8Array(readFileSync(file))
	return { ciphertext, sha256: Buffer.from(await digestOf(ciphertext)).toString('hex'), size: ciphertext.length }
}

/** Writes a sealed part so that it stands there whole or not at all, and before it whom it is sealed to. */
function keep(file: string, ciphertext: Bytes, recipients: readonly string[]): void {
	mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
	writeFileSync(besideOf(file), linesOf(recipients), { mode: 0o600 })
	writeFileSync(`${file}.part`, ciphertext, { mode: 0o600 })
	renameSync(`${file}.part`, file)
}

function readArguments(args: string[]) {
	const parsed = (() => {
		try {
			return parseArgs({ args, allowPositionals: true, options })
		} catch {
			throw new CommandError(usage)
		}
	})()
	const [folder, ...more] = parsed.positionals
	const { key, 'price-key': priceKey, server, clarification, bid, ...others } = parsed.values
	const number = z.coerce.number().int().min(0).optional().safeParse(clarification)
	if (!folder || more.length > 0 || !bid || !number.success || (server !== undefined && !URL.canParse(server))) throw new CommandError(usage)
	const keys: Key[] = []
	if (key !== undefined) keys.push({ part: 'bid', recipient: key })
	if (priceKey !== undefined) keys.push({ part: 'price', recipient: priceKey })
	return { ...others, folder, bid, keys, clarification: number.data, server: server === undefined ? undefined : new URL(server) }
}
