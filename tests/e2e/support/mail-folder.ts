import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** The mails that went to an address, as text, in no order; what the outbox has not sent yet is not there. */
function mailsTo(dataDir: string, email: string): string[] {
	const folder = path.join(dataDir, 'mail')
	return readdirSync(folder)
		.map((name) => decoded(readFileSync(path.join(folder, name), 'utf8')))
		.filter((mail) => mail.includes(`To: ${email}`))
}

/** The first link to a path in the mails of an address; undefined until one came. */
export function linkTo(dataDir: string, email: string, to: string): string | undefined {
	const found = mailsTo(dataDir, email).flatMap((mail) => new RegExp(`https?://[^/\\s]+(${to}\\S*)`).exec(mail)?.[1] ?? [])
	return found[0]
}

/** Mail as it was written, whichever of the two encodings it travels in. */
function decoded(mail: string): string {
	const [head = '', ...body] = mail.split(/\r?\n\r?\n/)
	const text = body.join('\n\n')
	if (/Content-Transfer-Encoding: base64/i.test(head)) return `${head}\n\n${Buffer.from(text, 'base64').toString()}`
	const bytes = text.replace(/=\r?\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
	return `${head}\n\n${Buffer.from(bytes, 'latin1').toString()}`
}
