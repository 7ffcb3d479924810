import type { Member } from '#app/domain/permission/actor.ts'
import type { Store } from '#db/client.ts'
import * as NotificationRepository from '#db/repositories/notification-repository.ts'

/** How many notifications a person has not read, for the header; at most 100, by one prepared query. */
export function countUnread({ store, actor }: { store: Store; actor: Member }): Promise<number> {
	return NotificationRepository.countUnread(store.db, actor.userId)
}
