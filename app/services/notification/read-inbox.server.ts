import type { Member } from '#app/domain/permission/actor.ts'
import type { Store } from '#db/client.ts'
import * as NotificationRepository from '#db/repositories/notification-repository.ts'

const pageSize = 30

/** One page of a person's inbox, the newest first. A page past the end is the last one. */
export async function readInbox({ store: { db }, actor, page }: { store: Store; actor: Member; page: number }) {
	const { userId } = actor
	const pages = Math.max(1, Math.ceil((await NotificationRepository.countByUser(db, userId)) / pageSize))
	const shown = Math.min(page, pages)
	const rows = await NotificationRepository.listByUser(db, userId, { limit: pageSize, offset: (shown - 1) * pageSize })
	return {
		page: shown,
		pages,
		unread: await NotificationRepository.countUnread(db, userId),
		notifications: rows.map(({ id, kind, parameters, createdAt, readAt, isDemo }) => ({ id, kind, parameters, createdAt, isRead: readAt !== null, isDemo })),
	}
}
