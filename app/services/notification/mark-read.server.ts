import { accept, type Decision, refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import type { Store } from '#db/client.ts'
import * as NotificationRepository from '#db/repositories/notification-repository.ts'
import { hiddenNews } from './hidden-news.server.ts'

type MarkRead = { store: Store; actor: Member; notificationId: string; now: Date }

const inboxPath = '/inbox'

/** Marks one notification of one's own as read and answers the page it leads to; of one that is hidden by now, the inbox without it. Refuses `not-found` for anyone else's. */
export async function markRead({ store, actor, notificationId, now }: MarkRead): Promise<Decision<{ path: string }, { code: 'not-found' }>> {
	const notification = await NotificationRepository.findById(store.db, notificationId)
	if (!notification || notification.userId !== actor.userId) return refuse({ code: 'not-found' })
	if ((await hiddenNews(store.db, actor, now)).ids.includes(notificationId)) return accept({ path: inboxPath })
	if (notification.readAt === null) await store.tx((tx) => NotificationRepository.markRead(tx, notificationId, now))
	return accept({ path: notification.path })
}
