import type { Member } from '#app/domain/permission/actor.ts'
import type { Store } from '#db/client.ts'
import * as NotificationRepository from '#db/repositories/notification-repository.ts'
import { hiddenNews } from './hidden-news.server.ts'

/** How many notifications a person has not read, for the header; at most 100. */
export async function countUnread({ store: { db }, actor, now }: { store: Store; actor: Member; now: Date }): Promise<number> {
	const { ids } = await hiddenNews(db, actor, now)
	return NotificationRepository.countUnread(db, actor.userId, { without: ids })
}
