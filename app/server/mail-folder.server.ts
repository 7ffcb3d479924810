import { readdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'

export type FolderMail = { id: string; to: string; subject: string; at: Date; text: string }
/** The mail of a server without SMTP, as it was written. */
export type MailFolder = {
	/** The latest first; at most `limit`. */
	list: (limit: number) => Promise<FolderMail[]>
	find: (id: string) => Promise<FolderMail | undefined>
}

const named = /^[\da-f-]{36}\.eml$/

/** Opens the folder that `openMailer` writes without SMTP_URL. */
export function openMailFolder(folder: string): MailFolder {
	const read = async (name: string): Promise<FolderMail> => {
		const file = path.join(folder, name)
		const { headers, text } = parseMail(await readFile(file, 'utf8'))
		return { id: name.replace(/\.eml$/, ''), to: headers.get('to') ?? '', subject: headers.get('subject') ?? '', at: (await stat(file)).mtime, text }
	}
	const names = async () => (await readdir(folder).catch(() => [])).filter((name) => named.test(name))
	return {
		async list(limit) {
			const dated = await Promise.all((await names()).map(async (name) => ({ name, at: (await stat(path.join(folder, name))).mtimeMs })))
			const latest = dated.sort((one, other) => other.at - one.at || one.name.localeCompare(other.name)).slice(0, limit)
			return Promise.all(latest.map(({ name }) => read(name)))
		},
		find: async (id) => ((await names()).includes(`${id}.eml`) ? read(`${id}.eml`) : undefined),
	}
}

/** Reads the text of a mail as nodemailer writes it, whether or not a file goes with it; not made for mail from elsewhere. */
export function parseMail(source: string): { headers: Map<string, string>; text: string } {
	const [head = '', ...rest] = source.split(/\r?\n\r?\n/)
	const lines = head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)
	const headers = new Map(lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), decodeWords(line.slice(line.indexOf(':') + 1).trim())]))
	const body = rest.join('\n\n')
	const boundary = /^multipart\/mixed; boundary="([^"]+)"/.exec(headers.get('content-type') ?? '')?.[1]
	if (boundary !== undefined) return { headers, text: parseMail((body.split(`--${boundary}`)[1] ?? '').replace(/^\r?\n/, '').replace(/\r?\n$/, '')).text }
	return { headers, text: decodeBody(body, headers.get('content-transfer-encoding') ?? '') }
}

/** Encoded words (RFC 2047) in UTF-8; the space between two of them is none. */
function decodeWords(value: string): string {
	return value
		.replace(/\?=\s+=\?/g, '?==?')
		.replace(/=\?utf-8\?([BQ])\?([^?]*)\?=/gi, (_, how: string, text: string) =>
			how.toUpperCase() === 'B' ? Buffer.from(text, 'base64').toString() : quotedPrintable(text.replaceAll('_', ' ')),
		)
}

function decodeBody(body: string, encoding: string): string {
	if (encoding === 'base64') return Buffer.from(body, 'base64').toString()
	return encoding === 'quoted-printable' ? quotedPrintable(body.replace(/=\r?\n/g, '')) : body
}

function quotedPrintable(text: string): string {
	return text.replace(/(?:=[\dA-F]{2})+/gi, (run) => Buffer.from(run.replaceAll('=', ''), 'hex').toString())
}
