import type { Member } from '#app/domain/permission/actor.ts'
import type { Store } from '#db/client.ts'
import * as NotificationRepository from '#db/repositories/notification-repository.ts'

/** Marks everything in one's own inbox as read. */
export async function markAllRead({ store, actor, now }: { store: Store; actor: Member; now: Date }): Promise<void> {
	await store.tx((tx) => NotificationRepository.markAllRead(tx, actor.userId, now))
}
