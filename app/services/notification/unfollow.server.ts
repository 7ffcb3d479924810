import type { FollowKind } from '#app/domain/notification/notification.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import type { Store } from '#db/client.ts'
import * as FollowRepository from '#db/repositories/follow-repository.ts'

/** Ends following what is named by its key; also what one may no longer read. Ending twice is ending once. */
export async function unfollow({ store, actor, kind, target }: { store: Store; actor: Member; kind: FollowKind; target: string }): Promise<void> {
	await store.tx((tx) => FollowRepository.remove(tx, { userId: actor.userId, kind, target }))
}
