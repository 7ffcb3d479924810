import type { Member } from '#app/domain/permission/actor.ts'
import type { Store } from '#db/client.ts'
import * as NotificationRepository from '#db/repositories/notification-repository.ts'
import { hiddenNews } from './hidden-news.server.ts'

const pageSize = 30

/** One page of a person's inbox, the newest first, without what is hidden from them (`hiddenNews`). A page past the end is the last one. */
export async function readInbox({ store: { db }, actor, page, now }: { store: Store; actor: Member; page: number; now: Date }) {
	const { userId } = actor
	const { isTied, ids: without } = await hiddenNews(db, actor, now)
	const pages = Math.max(1, Math.ceil((await NotificationRepository.countByUser(db, userId, { without })) / pageSize))
	const shown = Math.min(page, pages)
	const rows = await NotificationRepository.listByUser(db, userId, { without, limit: pageSize, offset: (shown - 1) * pageSize })
	return {
		page: shown,
		pages,
		unread: await NotificationRepository.countUnread(db, userId, { without }),
		/** Whether anything may be left out for the reader's own ties. */
		isTied,
		notifications: rows.map(({ id, kind, parameters, createdAt, readAt, isDemo }) => ({ id, kind, parameters, createdAt, isRead: readAt !== null, isDemo })),
	}
}
