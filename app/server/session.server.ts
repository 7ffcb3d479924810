import { createHash } from 'node:crypto'
import type { AppLoadContext } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { type Adapter, type DatabaseSession, type DatabaseUser, Lucia, TimeSpan } from 'lucia'
import type { Role } from '#app/domain/organisation/organisation.ts'
import { type Actor, type Member, memberOf, visitor } from '#app/domain/permission/actor.ts'
import { hasRole } from '#app/domain/permission/permission.ts'
import type { Store } from '#db/client.ts'
import * as SessionRepository from '#db/repositories/session-repository.ts'

declare module 'lucia' {
	interface Register {
		Lucia: Lucia<Record<never, never>, { member: Member }>
		DatabaseUserAttributes: { member: Member }
		DatabaseSessionAttributes: { createdAt: Date }
	}
}

const slidingDays = 14
const absoluteMs = 60 * 24 * 3600 * 1000

const digest = (token: string) => createHash('sha256').update(token).digest('hex')

/** Lucia's store over our repository: the database holds digests, so the token exists in the cookie alone. */
function adapterOf(store: Store, now: () => Date): Adapter {
	const read = async (token: string): Promise<[DatabaseSession | null, DatabaseUser | null]> => {
		const row = await SessionRepository.findWithAccount(store.db, digest(token))
		if (!row || row.session.createdAt.getTime() + absoluteMs <= now().getTime()) return [null, null]
		const ledChains = row.organisation.kind === 'institute' ? await SessionRepository.listLedChains(store.db, row.organisation.id) : []
		const { session, brokerId, ...account } = row
		const { userId } = account
		const member = memberOf(account, ledChains, brokerId !== null)
		return [
			{ id: token, userId, expiresAt: session.expiresAt, attributes: { createdAt: session.createdAt } },
			{ id: userId, attributes: { member } },
		]
	}
	return {
		getSessionAndUser: read,
		getUserSessions: async (userId) =>
			(await SessionRepository.listByUser(store.db, userId)).map((row) => ({ ...row, attributes: { createdAt: row.createdAt } })),
		setSession: (session) =>
			store.tx((tx) =>
				SessionRepository.insert(tx, {
					id: digest(session.id),
					userId: session.userId,
					expiresAt: session.expiresAt,
					createdAt: session.attributes.createdAt,
				}),
			),
		updateSessionExpiration: (token, expiresAt) => store.tx((tx) => SessionRepository.updateExpiry(tx, digest(token), expiresAt)),
		deleteSession: (token) => store.tx((tx) => SessionRepository.remove(tx, digest(token))),
		deleteUserSessions: (userId) => store.tx((tx) => SessionRepository.removeByUser(tx, userId)),
		// Lucia says by the machine's own clock whether a session has expired, so only those go that it would refuse.
		deleteExpiredSessions: () => store.tx((tx) => SessionRepository.removeExpired(tx, new Date())),
	}
}

export type Sessions = {
	/** Signs in with a new token; answers the cookie to set. */
	start: (userId: string) => Promise<string>
	/** Signs out the request's session; answers the cookie that clears it. */
	end: (request: Request) => Promise<string>
	/** Signs the account out everywhere; answers the cookie that clears it here. */
	endAll: (userId: string) => Promise<string>
	/** Who the request's cookie stands for, and the cookie to set again when the sliding limit moved. */
	read: (cookieHeader: string | null) => Promise<{ member: Member | null; cookie: string | null }>
	/** Whether a session cookie is there at all. */
	isPresent: (cookieHeader: string | null) => boolean
	sweep: () => Promise<void>
}

/** Sessions over the store; `__Host-` cookies where the address is HTTPS. */
export function openSessions(store: Store, { isSecure, now }: { isSecure: boolean; now: () => Date }): Sessions {
	const lucia = new Lucia(adapterOf(store, now), {
		sessionExpiresIn: new TimeSpan(slidingDays, 'd'),
		sessionCookie: { name: isSecure ? '__Host-session' : 'session', attributes: { secure: isSecure, sameSite: 'lax', path: '/' } },
		getUserAttributes: (attributes) => attributes,
	})
	const tokenOf = (cookieHeader: string | null) => lucia.readSessionCookie(cookieHeader ?? '')
	const blank = () => lucia.createBlankSessionCookie().serialize()
	return {
		async start(userId) {
			const session = await lucia.createSession(userId, { createdAt: now() })
			return lucia.createSessionCookie(session.id).serialize()
		},
		async end(request) {
			const token = tokenOf(request.headers.get('Cookie'))
			if (token) await lucia.invalidateSession(token)
			return blank()
		},
		async endAll(userId) {
			await lucia.invalidateUserSessions(userId)
			return blank()
		},
		async read(cookieHeader) {
			const token = tokenOf(cookieHeader)
			if (!token) return { member: null, cookie: null }
			const { session, user } = await lucia.validateSession(token)
			if (!session) return { member: null, cookie: blank() }
			return { member: user.member, cookie: session.fresh ? lucia.createSessionCookie(token).serialize() : null }
		},
		isPresent: (cookieHeader) => tokenOf(cookieHeader) !== null,
		sweep: () => lucia.deleteExpiredSessions(),
	}
}

/** Whoever asks: the signed-in member, or a visitor. */
export async function getActor(context: AppLoadContext): Promise<Actor> {
	return (await context.member()) ?? visitor
}

/** The signed-in member; a visitor is sent to sign in and comes back after. */
export async function requireMember(request: Request, context: AppLoadContext): Promise<Member> {
	const member = await context.member()
	if (member) return member
	const { pathname, search } = new URL(request.url)
	const back = request.method === 'GET' ? pathname.replace(/\.data$/, '') + search.replace(/[?&]_routes=[^&]*/, '') : '/'
	throw redirect(`/login?to=${encodeURIComponent(back)}`)
}

/** The signed-in member with this role; without it the answer is 403. */
export async function requireRole(request: Request, context: AppLoadContext, role: Role): Promise<Member> {
	const member = await requireMember(request, context)
	if (!hasRole(member, role)) throw new Response(null, { status: 403 })
	return member
}
