import { accept, refuse } from '#app/domain/decision.ts'
import { secretTemplates } from '#app/domain/mail/mail.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import { refused } from '#app/services/audit/refused.server.ts'
import type { Store } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as MailRepository from '#db/repositories/mail-repository.ts'

type RetryMail = { store: Store; actor: Member; mailId: string; now: Date }

/** The office sends a mail that was given up once more. Refuses everyone else, what is not given up, and mail whose secret link is forgotten. */
export function retryMail({ store, actor, mailId, now }: RetryMail) {
	return store.tx(async (tx) => {
		const entry = { kind: 'mail.retried', actor, at: now, subject: 'mail', subjectId: mailId } as const
		if (!can(actor, 'office.manage', null)) return refused(tx, entry, refuse({ code: 'not-found' }))
		const mail = await MailRepository.findById(tx, mailId)
		if (!mail) return refuse({ code: 'not-found' })
		if (secretTemplates.includes(mail.template)) return refused(tx, entry, refuse({ code: 'link-forgotten' }))
		if (!(await MailRepository.retry(tx, mailId, now))) return refused(tx, entry, refuse({ code: 'stale' }))
		await AuditRepository.append(tx, { ...entry, before: { state: 'failed' }, after: { state: 'waiting' } })
		return accept(null)
	})
}
