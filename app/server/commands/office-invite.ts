import { inviteOffice } from '#app/services/account/invite-office.server.ts'
import { seedNewDatabase } from '../seed.server.ts'
import type { Command } from './command.ts'
import { vaultOf } from './vault-of.ts'
import { withDatabase } from './with-database.ts'

/** Prints a one-time link, good for 48 hours, by which someone makes an account of the alliance office. */
export const officeInvite: Command = (_args, env) =>
	withDatabase(env, async (store) => {
		const now = new Date()
		await seedNewDatabase(store, { vault: await vaultOf(env, store), isDemo: env.isDemo, now })
		const origin = env.publicUrl ? new URL(env.publicUrl).origin : `http://localhost:${env.port}`
		return `Open within 48 hours to make an account of the alliance office: ${await inviteOffice({ store, origin, now })}`
	})
