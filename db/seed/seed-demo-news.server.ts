import { and, asc, desc, eq, inArray } from 'drizzle-orm'
import type { ChallengeStatus } from '#app/domain/challenge/lifecycle.ts'
import type { NotificationKind } from '#app/domain/notification/news.ts'
import type { Channel, FollowKind } from '#app/domain/notification/notification.ts'
import type { Tx } from '#db/client.ts'
import { challengeLists, challenges, follows, notifications, users } from '#db/schema/index.ts'
import { daysAfter } from './demo-instants.ts'
import { demoLogins } from './demo-users.ts'

type Followed = { kind: FollowKind; target: string }
type News = { kind: NotificationKind; path: string; code: string; title: string; daysAgo: number; channel: Channel }

/** Lets the demo's logins follow something, and fills their inboxes with what has happened to it. */
export async function seedDemoNews(tx: Tx, now: Date): Promise<void> {
	const [open, ...others] = await newest(tx, 'open', 3)
	const [noticed] = await newest(tx, 'noticed', 1)
	const [suspended] = await newest(tx, 'suspended', 1)
	const [list] = await tx
		.select({ id: challengeLists.id, code: challengeLists.code, title: challengeLists.title })
		.from(challengeLists)
		.where(and(eq(challengeLists.status, 'released'), eq(challengeLists.chainSlug, 'new-materials')))
		.orderBy(desc(challengeLists.releasedAt), challengeLists.id)
		.limit(1)
	if (!open || !noticed || !suspended || !list) throw new Error('the demo has nothing to follow')

	const followed: Followed[] = [
		...[open, ...others, noticed].map(({ id }) => ({ kind: 'challenge' as const, target: id })),
		{ kind: 'list', target: list.id },
		{ kind: 'chain', target: 'robotics' },
		{ kind: 'search', target: '?q=%E5%82%AC%E5%8C%96&stage=all' },
	]
	const about = ({ code, title }: { code: string; title: string }) => ({ path: `/challenges/${code}`, code, title })
	const happened: News[] = [
		{ kind: 'challenge.suspended', ...about(suspended), daysAgo: 1, channel: 'digest' },
		{ kind: 'challenge.noticed', ...about(noticed), daysAgo: 2, channel: 'digest' },
		{ kind: 'list.released', path: `/lists/${list.code}`, code: list.code, title: list.title, daysAgo: 9, channel: 'digest' },
	]
	await write(tx, now, followed, happened)
}

/** Challenges of a status that the new-materials chain or another has, by their codes. */
function newest(tx: Tx, status: ChallengeStatus, limit: number) {
	const { id, code, title } = challenges
	return tx.select({ id, code, title }).from(challenges).where(eq(challenges.status, status)).orderBy(asc(code)).limit(limit)
}

async function write(tx: Tx, now: Date, followed: readonly Followed[], happened: readonly News[]): Promise<void> {
	const emails = demoLogins.map(({ email }) => email)
	const people = await tx.select({ id: users.id }).from(users).where(inArray(users.email, emails)).orderBy(users.email).limit(emails.length)
	await tx.insert(follows).values(people.flatMap(({ id }) => followed.map((one, at) => ({ ...one, userId: id, createdAt: daysAfter(now, -10 - at) }))))
	await tx.insert(notifications).values(
		people.flatMap(({ id }) =>
			happened.map(({ code, title, daysAgo, ...news }) => ({
				...news,
				userId: id,
				key: `demo:${news.kind}:${code}`,
				parameters: { code, title },
				createdAt: daysAfter(now, -daysAgo),
				readAt: daysAgo > 3 ? daysAfter(now, -daysAgo + 1) : null,
				digestedAt: daysAgo > 1 ? daysAfter(now, -daysAgo + 1) : null,
				isDemo: true,
			})),
		),
	)
}
