import { accept, type Decision, refuse } from '#app/domain/decision.ts'
import { type Choices, choicesOf, readChoiceKey, rowsOf } from '#app/domain/notification/choices.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import type { Store } from '#db/client.ts'
import * as NotificationRepository from '#db/repositories/notification-repository.ts'

type ChooseChannels = { store: Store; actor: Member; choices: Choices }

/** Keeps how a person wants to hear of each topic, and of the kinds that differ; it holds for what happens from now on. */
export async function chooseChannels({ store, actor, choices }: ChooseChannels): Promise<void> {
	await store.tx((tx) => NotificationRepository.replaceChoices(tx, actor.userId, rowsOf(choices)))
}

/** Sends no more mail of one kind of news: it comes into the inbox alone, the other choices stay. Refuses a kind there is not. */
export function quietKind({ store, actor, about }: { store: Store; actor: Member; about: string }): Promise<Decision<null, { code: 'not-found' }>> {
	return store.tx(async (tx) => {
		if (!readChoiceKey(about)) return refuse({ code: 'not-found' })
		const { topics, kinds } = choicesOf(await NotificationRepository.listChoices(tx, [actor.userId]))
		await NotificationRepository.replaceChoices(tx, actor.userId, rowsOf({ topics, kinds: new Map(kinds).set(about, 'inbox') }))
		return accept(null)
	})
}
