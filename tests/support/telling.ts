import { asc, eq } from 'drizzle-orm'
import type { Member } from '#app/domain/permission/actor.ts'
import { tellNews } from '#app/services/notification/tell-news.server.ts'
import type { Store } from '#db/client.ts'
import { follows, mails, notifications, tellings, users } from '#db/schema/index.ts'
import { testNow } from '#db/seed/factories/factories.ts'

export const origin = 'https://lianbang.example'

/** Tells everything that waits. */
export const tellAll = (store: Store, now = testNow) => tellNews({ store, origin, now })

/** What one person was told, in order. */
export async function toldTo({ db }: Store, { userId }: Pick<Member, 'userId'>) {
	const rows = await db.select().from(notifications).where(eq(notifications.userId, userId)).orderBy(asc(notifications.createdAt), asc(notifications.key))
	return rows.map(({ kind, path, parameters, channel }) => ({ kind, path, parameters, channel }))
}

/** The kinds one person was told, in the order of the alphabet. */
export const kindsTo = async (store: Store, member: Pick<Member, 'userId'>) => (await toldTo(store, member)).map(({ kind }) => kind).sort()

/** Everyone who was told anything, by their address. */
export async function toldPeople({ db }: Store): Promise<string[]> {
	const rows = await db.selectDistinct({ email: users.email }).from(notifications).innerJoin(users, eq(users.id, notifications.userId)).orderBy(users.email)
	return rows.map(({ email }) => email)
}

/** All that telling writes, to compare before and after. */
export async function everythingTold({ db }: Store) {
	return {
		tellings: await db.select().from(tellings).orderBy(tellings.id),
		notifications: await db.select().from(notifications).orderBy(notifications.id),
		mails: await db.select().from(mails).orderBy(mails.id),
	}
}

/** Lets someone follow, by the key. */
export const followAs = (store: Store, { userId }: Member, kind: 'challenge' | 'list' | 'chain' | 'search', target: string) =>
	store.tx(async (tx) => {
		await tx.insert(follows).values({ userId, kind, target, createdAt: testNow })
	})
