import type { Context, Limit } from '#app/server/context.server.ts'

type Named = { of: Limit; key: string }

/** Takes an attempt of each limit in turn until one has none left; answers the minutes to wait, or 0. */
export async function takeAttempts(limits: readonly Named[]): Promise<number> {
	for (const { of, key } of limits) {
		const seconds = await of.take(key)
		if (seconds > 0) return Math.ceil(seconds / 60)
	}
	return 0
}

/** The limits of signing in: the address first, so that one address cannot lock many accounts out. */
export function loginLimits({ limits, clientAddress }: Pick<Context, 'limits' | 'clientAddress'>, email: string): Named[] {
	return [
		{ of: limits.loginByAddress, key: clientAddress },
		{ of: limits.login, key: email },
	]
}

/** A successful sign-in was no attempt: the account starts anew, the address gets its one back. */
export async function forgiveLogin({ limits, clientAddress }: Pick<Context, 'limits' | 'clientAddress'>, email: string): Promise<void> {
	await limits.login.forgive(email)
	await limits.loginByAddress.giveBack(clientAddress)
}
