import { openDataKeys } from '../data-keys.server.ts'
import type { Command } from './command.ts'

/** Makes a new data key beside those there are. */
export const keyNew: Command = async (_args, env) => {
	const keys = openDataKeys({ folder: env.keyDir, appSecret: env.appSecret })
	const { id } = keys.create(new Date())
	return `The data key ${id} stands in ${keys.folder} and encrypts from the next start on. Keep the others: they open what they encrypted. Back it up first.`
}
