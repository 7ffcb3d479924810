import { accept, refuse } from '#app/domain/decision.ts'
import type { ExpertForm } from '#app/domain/judging/forms.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import { refused } from '#app/services/audit/refused.server.ts'
import type { Store } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as ExpertRepository from '#db/repositories/expert-repository.ts'
import * as UserRepository from '#db/repositories/user-repository.ts'
import { isFitForRegister } from './fit-for-register.server.ts'
import { knownFields } from './known-fields.server.ts'

type EnterExpert = { store: Store; actor: Member; expert: ExpertForm; now: () => Date }

/** The office enters a person into the register of experts. Refuses who has no account, is not of a verified enterprise, university or institute, or stands there already. */
export function enterExpert({ store, actor, expert: { email, fields, speciality }, now }: EnterExpert) {
	return store.tx(async (tx) => {
		const at = now()
		const attempt = { kind: 'expert.entered', actor, at, subject: 'expert', subjectId: email } as const
		if (!can(actor, 'office.manage', null)) return refused(tx, attempt, refuse({ code: 'forbidden' }))
		const user = await UserRepository.findByEmail(tx, email)
		if (!user) return refused(tx, attempt, refuse({ code: 'account-unknown' }))
		if (!(await isFitForRegister(tx, user))) return refused(tx, attempt, refuse({ code: 'expert-unfit' }))
		const chosen = await knownFields(tx, fields)
		const id = await ExpertRepository.enter(tx, { userId: user.id, fields: chosen, speciality, enteredAt: at, enteredByUserId: actor.userId })
		if (id === undefined) return refused(tx, attempt, refuse({ code: 'already-expert' }))
		await AuditRepository.append(tx, { ...attempt, subjectId: id, after: { user: user.id, fields: chosen.join(', ') } })
		return accept({ expertId: id })
	})
}
