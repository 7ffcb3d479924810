import path from 'node:path'
import { open } from '#db/client.ts'
import { openClock } from './clock.ts'
import type { Context } from './context.server.ts'
import type { DataKeys } from './data-keys.server.ts'
import type { Environment } from './env.ts'
import { openFileStorage } from './file-storage.server.ts'
import { createLimits } from './limits.server.ts'
import { openLog } from './log.ts'
import { openLogSigner } from './log-signer.server.ts'
import { openMailFolder } from './mail-folder.server.ts'
import { openSessions } from './session.server.ts'
import { openVault } from './vault.server.ts'

/** What every request of a thread shares; the rest of the load context is made for each one. */
export type Shared = Omit<Context, 'nonce' | 'member' | 'clientAddress' | 'origin' | 'sendPage'>

/** Opens what every request shares, as the configuration says. */
export function openShared(env: Environment, keys: DataKeys): Shared {
	const now = openClock(env.clockOffsetFile)
	const store = open(env.databaseUrl)
	return {
		store,
		vault: openVault(keys),
		logSigner: openLogSigner({ folder: keys.folder, appSecret: env.appSecret, publicUrl: env.publicUrl }),
		now,
		sessions: openSessions(store, { isSecure: env.isSecure, now }),
		storage: openFileStorage(path.join(env.dataDir, 'uploads')),
		mailFolder: env.isDemo && env.smtpUrl === null ? openMailFolder(path.join(env.dataDir, 'mail')) : null,
		limits: createLimits(),
		log: openLog(env.logLevel),
		isDemo: env.isDemo,
	}
}
