import { fork } from 'node:child_process'
import { once } from 'node:events'
import { z } from 'zod'
import { parseMail } from '#app/server/mail-folder.server.ts'

const Message = z.discriminatedUnion('kind', [
	z.object({ kind: z.literal('port'), port: z.number() }),
	z.object({ kind: z.literal('mail'), from: z.string(), to: z.array(z.string()), source: z.string() }),
])

/** Starts a mail server in a process of its own (see smtp-process.mjs); `taken` are the mails whose content it took. */
export async function startSmtp() {
	const child = fork('tests/support/smtp-process.mjs', { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
	const taken: { to: string; messageId: string; headers: Map<string, string>; text: string }[] = []
	const port = await new Promise<number>((resolve, reject) => {
		child.once('exit', () => reject(new Error('the mail server ended')))
		child.on('message', (sent) => {
			const message = Message.parse(sent)
			if (message.kind === 'port') return resolve(message.port)
			const { headers, text } = parseMail(message.source)
			taken.push({ to: message.to.join(), messageId: headers.get('message-id') ?? '', headers, text })
		})
	})
	return {
		taken,
		url: (login = 'lianbang:secret') => `smtp://${login}@127.0.0.1:${port}`,
		async stop() {
			child.kill()
			if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
		},
	}
}
