import type { Language } from '#app/domain/account/account.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import type { Store } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as UserRepository from '#db/repositories/user-repository.ts'

type Changing = { store: Store; actor: Member; profile: { name: string; language: Language }; now: Date }

/** Changes the actor's own name and the language their mail is written in. */
export function changeProfile({ store, actor, profile, now }: Changing): Promise<void> {
	return store.tx(async (tx) => {
		await UserRepository.update(tx, actor.userId, profile)
		await AuditRepository.append(tx, { kind: 'user.changed', actor, at: now, subject: 'user', subjectId: actor.userId })
	})
}
