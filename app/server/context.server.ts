import type { Logger } from 'pino'
import type { Signer } from '#app/crypto/log-key.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import type { Vault } from '#app/services/bid/vault.ts'
import type { Store } from '#db/client.ts'
import type { FileStorage } from './file-storage.server.ts'
import type { MailFolder } from './mail-folder.server.ts'
import type { Sessions } from './session.server.ts'

/** What every loader and action is handed. */
export interface Context {
	store: Store
	/** Opens and encrypts what bids say. */
	vault: Vault
	/** Signs the log of submissions. */
	logSigner: Signer
	now: () => Date
	/** The address readers use: PUBLIC_URL, else this server's own. */
	origin: string
	nonce: string
	sessions: Sessions
	/** The signed-in person of this request, read once. */
	member: () => Promise<Member | null>
	storage: FileStorage
	/** The mail of a demo without SMTP, for anyone to read; none in a deployment. */
	mailFolder: MailFolder | null
	limits: { login: Limit; loginByAddress: Limit; recovery: Limit; recoveryByAddress: Limit; registration: Limit; tip: Limit; cosign: Limit }
	/** Address the request came from, for limits. */
	clientAddress: string
	isDemo: boolean
	log: Logger
	/** Takes a page rendered whole; it goes out in place of the body of the answer. */
	sendPage: (html: string) => void
}

declare module '@remix-run/node' {
	interface AppLoadContext extends Context {}
}

/** Counts attempts under a key. */
export type Limit = {
	/** Takes one attempt; answers the seconds to wait when there are none left, else 0. */
	take: (key: string) => Promise<number>
	/** Returns an attempt that turned out to be none. */
	giveBack: (key: string) => Promise<void>
	/** Forgets every attempt. */
	forgive: (key: string) => Promise<void>
}
