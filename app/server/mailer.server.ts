import { mkdirSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { createTransport, type SendMailOptions } from 'nodemailer'
import type { SendMail } from '#app/services/mail/deliver-mails.server.ts'
import type { Environment } from './env.ts'
import { composeMail } from './mail-texts.server.ts'

/** How long a step of the SMTP conversation may take. */
const timeoutMs = 10_000

/** Opens what carries mail: the server of SMTP_URL, else files `<id>.eml` under DATA_DIR/mail. */
export function openMailer({ smtpUrl, mailFrom, dataDir }: Pick<Environment, 'smtpUrl' | 'mailFrom' | 'dataDir'>): SendMail {
	const carry = smtpUrl ? overSmtp(smtpUrl) : intoFiles(path.join(dataDir, 'mail'))
	const domain = /@([\w.-]+)/.exec(mailFrom)?.[1] ?? 'localhost'
	return (mail, receipts) => {
		const { subject, text, choices } = composeMail(mail)
		return carry(mail.id, {
			from: mailFrom,
			to: mail.to,
			subject,
			text,
			date: mail.createdAt,
			// The same at every attempt: where an attempt ended unclear, the receiver knows the second copy by it.
			messageId: `<${mail.id}@${domain}>`,
			headers: { 'Auto-Submitted': 'auto-generated' },
			attachments: receipts.map(({ name, text: content }) => ({ filename: name, content, contentType: 'application/json' })),
			...(choices ? { list: { unsubscribe: choices } } : {}),
		})
	}
}

type Carry = (id: string, message: SendMailOptions) => ReturnType<SendMail>

function overSmtp(url: string): Carry {
	const transport = createTransport({ url, connectionTimeout: timeoutMs, greetingTimeout: timeoutMs, socketTimeout: timeoutMs })
	return async (_id, message) => {
		try {
			await transport.sendMail(message)
		} catch (error) {
			const refused = refusalIn(error)
			if (refused === null) throw error
			return { refused }
		}
	}
}

/** What the server said, where it refused this mail for good (5xx to its address or content); null for what another attempt may mend, a wrong password of ours among it. */
function refusalIn(error: unknown): string | null {
	if (!(error instanceof Error) || !('code' in error) || !('responseCode' in error)) return null
	const isOfThisMail = error.code === 'EENVELOPE' || error.code === 'EMESSAGE'
	return isOfThisMail && typeof error.responseCode === 'number' && error.responseCode >= 500 ? error.message : null
}

function intoFiles(folder: string): Carry {
	mkdirSync(folder, { recursive: true, mode: 0o700 })
	const transport = createTransport({ streamTransport: true, buffer: true })
	return async (id, message) => {
		const { message: bytes } = await transport.sendMail(message)
		await writeFile(path.join(folder, `${id}.eml`), bytes.toString(), { mode: 0o600 })
		return undefined
	}
}
