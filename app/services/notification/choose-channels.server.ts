import type { Channel, Topic } from '#app/domain/notification/notification.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import type { Store } from '#db/client.ts'
import * as NotificationRepository from '#db/repositories/notification-repository.ts'

type ChooseChannels = { store: Store; actor: Member; choices: Readonly<Record<Topic, Channel>> }

/** Keeps how a person wants to hear of each topic; it holds for what happens from now on. */
export async function chooseChannels({ store, actor, choices }: ChooseChannels): Promise<void> {
	await store.tx((tx) => NotificationRepository.replaceChoices(tx, actor.userId, choices))
}
