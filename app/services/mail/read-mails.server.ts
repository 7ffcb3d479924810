import { accept, refuse } from '#app/domain/decision.ts'
import { type MailState, mailTemplates, secretTemplates } from '#app/domain/mail/mail.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import type { Store } from '#db/client.ts'
import * as MailRepository from '#db/repositories/mail-repository.ts'

const pageSize = 50

/**
 * The outbox of one state for the office: never what a mail says; and whom a piece of news went to only where it could not
 * be delivered, for the receivers of news would tell who bids. Refuses `forbidden`.
 */
export async function readMails({ store: { db }, actor, state, page }: { store: Store; actor: Member; state: MailState; page: number }) {
	if (!can(actor, 'office.manage', null)) return refuse({ code: 'forbidden' })
	const counts = {
		waiting: await MailRepository.countOfState(db, 'waiting'),
		failed: await MailRepository.countOfState(db, 'failed'),
		sent: await MailRepository.countOfState(db, 'sent'),
	}
	const pages = Math.max(1, Math.ceil(counts[state] / pageSize))
	const shown = Math.min(page, pages)
	const rows = await MailRepository.listOfState(db, state, { limit: pageSize, offset: (shown - 1) * pageSize })
	return accept({
		page: shown,
		pages,
		counts,
		mails: rows.map(({ id, to, template, createdAt, sentAt, attempts, lastError, nextAttemptAt }) => {
			const isNews = template === 'news' || template === 'digest'
			return {
				id,
				template: mailTemplates.find((name) => name === template) ?? null,
				to: isNews && lastError === null ? null : to,
				createdAt,
				sentAt,
				attempts,
				lastError,
				nextAttemptAt,
				canRetry: state === 'failed' && !secretTemplates.includes(template),
			}
		}),
	})
}
