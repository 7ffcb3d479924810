import { type Channel, type Topic, topics, usualChannels } from '#app/domain/notification/notification.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import type { Store } from '#db/client.ts'
import * as NotificationRepository from '#db/repositories/notification-repository.ts'

/** How a person hears of each topic: as they chose, or the usual way. */
export async function readChoices({ store, actor }: { store: Store; actor: Member }): Promise<Record<Topic, Channel>> {
	const chosen = await NotificationRepository.listChoices(store.db, [actor.userId])
	const choices = { ...usualChannels }
	for (const topic of topics) choices[topic] = chosen.find(({ kind }) => kind === topic)?.channel ?? usualChannels[topic]
	return choices
}
