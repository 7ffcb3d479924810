import { type Choices, choicesOf } from '#app/domain/notification/choices.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import type { Store } from '#db/client.ts'
import * as NotificationRepository from '#db/repositories/notification-repository.ts'

/** How a person hears of each topic and kind: as they chose, or the usual way. */
export async function readOwnChoices({ store, actor }: { store: Store; actor: Member }): Promise<Choices> {
	return choicesOf(await NotificationRepository.listChoices(store.db, [actor.userId]))
}
