import { mkdirSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { createTransport } from 'nodemailer'
import { mailTemplates } from '#app/domain/mail/mail.ts'
import { i18nFor } from '#app/i18n/i18n.server.ts'
import type { SendMail } from '#app/services/mail/deliver-mails.server.ts'
import type { Environment } from './env.ts'

/** Opens what carries mail: the server of SMTP_URL, else files `<id>.eml` under DATA_DIR/mail. */
export function openMailer({ smtpUrl, mailFrom, dataDir }: Environment): SendMail {
	const carry = smtpUrl ? overSmtp(smtpUrl) : intoFiles(path.join(dataDir, 'mail'))
	return async ({ id, to, language, template, parameters }) => {
		const known = mailTemplates.find((name) => name === template)
		if (!known) throw new Error(`no such mail: ${template}`)
		const t = i18nFor(language).getFixedT(language, 'mail')
		const subject = t(`subject.${known}`, { replace: parameters })
		const text = `${t(`text.${known}`, { replace: parameters })}\n\n${t('signature')}\n`
		return carry(id, { from: mailFrom, to, subject, text })
	}
}

type Message = { from: string; to: string; subject: string; text: string }
type Carry = (id: string, message: Message) => Promise<void>

function overSmtp(url: string): Carry {
	const transport = createTransport(url)
	return async (_id, message) => {
		await transport.sendMail(message)
	}
}

function intoFiles(folder: string): Carry {
	mkdirSync(folder, { recursive: true, mode: 0o700 })
	const transport = createTransport({ streamTransport: true, buffer: true })
	return async (id, message) => {
		const { message: bytes } = await transport.sendMail(message)
		await writeFile(path.join(folder, `${id}.eml`), bytes.toString(), { mode: 0o600 })
	}
}
