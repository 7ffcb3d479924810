import type { FollowKind } from '#app/domain/notification/notification.ts'
import type { Actor } from '#app/domain/permission/actor.ts'
import type { Db } from '#db/client.ts'
import * as FollowRepository from '#db/repositories/follow-repository.ts'

/** What a page needs for its button: the key under which it is followed, and whether the reader does; null for a visitor, who is sent to sign in. */
type Following = { kind: FollowKind; target: string; isFollowed: boolean }

/** Whether the reader of a page follows what it shows; by one prepared query. */
export async function readFollowing(db: Db, actor: Actor, kind: FollowKind, target: string): Promise<Following | null> {
	if (actor.kind !== 'user') return null
	return { kind, target, isFollowed: await FollowRepository.isFollowed(db, { userId: actor.userId, kind, target }) }
}
