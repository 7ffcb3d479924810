import type { Logger } from 'pino'
import { closeDueChallenges } from '#app/services/challenge/close-due-challenges.server.ts'
import { deliverMails } from '#app/services/mail/deliver-mails.server.ts'
import type { Store } from '#db/client.ts'
import type { Environment } from './env.ts'
import type { Job } from './jobs.ts'
import { openMailer } from './mailer.server.ts'
import type { Sessions } from './session.server.ts'

type Parts = { store: Store; now: () => Date; sessions: Sessions; env: Environment; log: Logger }

/** The jobs of this process, each safe to run at any time and as often as one likes. */
export function jobsOf({ store, now, sessions, env }: Parts): Job[] {
	const send = openMailer(env)
	return [
		{
			name: 'close-due-challenges',
			pattern: '*/5 * * * * *',
			async run() {
				await closeDueChallenges({ store, now: now() })
			},
		},
		{
			name: 'deliver-mails',
			pattern: '*/5 * * * * *',
			async run() {
				await deliverMails({ store, send, now: now() })
			},
		},
		{ name: 'sweep-sessions', pattern: '17 * * * *', run: () => sessions.sweep() },
	]
}
