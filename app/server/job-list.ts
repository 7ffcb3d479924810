import type { Signer } from '#app/crypto/log-key.ts'
import { finaliseDueAwards } from '#app/services/award/finalise-due-awards.server.ts'
import { sweepDestroyedFiles } from '#app/services/bid/sweep-destroyed-files.server.ts'
import type { Vault } from '#app/services/bid/vault.ts'
import { closeDueChallenges } from '#app/services/challenge/close-due-challenges.server.ts'
import { resumeImports } from '#app/services/import/resume-imports.server.ts'
import { remindDueSeats } from '#app/services/judging/remind-seat.server.ts'
import { releaseDueLists } from '#app/services/list/release-due-lists.server.ts'
import { signDueCheckpoint } from '#app/services/log/sign-due-checkpoint.server.ts'
import { deliverMails } from '#app/services/mail/deliver-mails.server.ts'
import { remind } from '#app/services/notification/remind.server.ts'
import { sendDigests } from '#app/services/notification/send-digests.server.ts'
import { tellNews } from '#app/services/notification/tell-news.server.ts'
import { openKeyedBids } from '#app/services/seal/open-keyed-bids.server.ts'
import { sweepDiscardedFiles } from '#app/services/seal/sweep-discarded-files.server.ts'
import { sweepOrphanedFiles } from '#app/services/seal/sweep-orphaned-files.server.ts'
import { voidFailedBids } from '#app/services/seal/void-failed-bids.server.ts'
import type { Store } from '#db/client.ts'
import type { Environment } from './env.ts'
import type { FileStorage } from './file-storage.server.ts'
import type { Job } from './jobs.ts'
import { openMailer } from './mailer.server.ts'
import type { Sessions } from './session.server.ts'

type Parts = {
	store: Store
	vault: Vault
	logSigner: Signer
	now: () => Date
	sessions: Sessions
	storage: FileStorage
	env: Environment /** The address readers use, for the links in mail. */
	origin: string
}

/** The jobs of this process, each safe to run at any time and as often as one likes. */
export function jobsOf({ store, vault, logSigner: signer, now, sessions, storage, env, origin }: Parts): Job[] {
	const send = openMailer(env)
	return [
		{ name: 'release-due-lists', run: () => releaseDueLists({ store, now: now() }) },
		{ name: 'close-due-challenges', run: () => closeDueChallenges({ store, signer, now: now() }) },
		{ name: 'sign-checkpoints', run: () => signDueCheckpoint({ store, signer, now: now() }) },
		{ name: 'finalise-due-awards', run: () => finaliseDueAwards({ store, now: now() }) },
		{ name: 'open-keyed-bids', run: () => openKeyedBids({ store, vault, storage, signer, now }) },
		{ name: 'void-failed-bids', run: () => voidFailedBids({ store, now: now() }) },
		{ name: 'tell-news', run: () => tellNews({ store, origin, now: now() }) },
		{
			name: 'remind',
			run: async () => {
				await remindDueSeats({ store, now: now() })
				await remind({ store, origin, now: now() })
			},
		},
		{ name: 'send-digests', run: () => sendDigests({ store, origin, now: now() }) },
		{ name: 'deliver-mails', run: () => deliverMails({ store, signer, send, now: now() }) },
		{ name: 'resume-imports', run: () => resumeImports({ store, storage, now: now() }) },
		{ name: 'sweep-destroyed-files', run: () => sweepDestroyedFiles({ store, storage }) },
		{ name: 'sweep-discarded-files', run: () => sweepDiscardedFiles({ store, storage }) },
		{ name: 'sweep-orphaned-files', run: () => sweepOrphanedFiles({ store, storage, now: now() }) },
		{ name: 'sweep-sessions', run: () => sessions.sweep() },
	]
}
