import { askCorrection as decide } from '#app/domain/bid/screening.ts'
import type { AskCorrectionForm } from '#app/domain/bid/screening-forms.ts'
import { accept, refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { packOf } from '#app/domain/rules/rule-pack.ts'
import { refused } from '#app/services/audit/refused.server.ts'
import { currentCalendar } from '#app/services/rules/release-rules.server.ts'
import type { Store } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as BidRepository from '#db/repositories/bid-repository.ts'
import * as BidVersionRepository from '#db/repositories/bid-version-repository.ts'
import * as FileRepository from '#db/repositories/file-repository.ts'
import * as ScreeningRepository from '#db/repositories/screening-repository.ts'
import { attemptToScreen } from './attempt-to-screen.server.ts'

type AskCorrection = { store: Store; actor: Member; code: string; bidId: string; asked: AskCorrectionForm; now: () => Date }

/** Asks the bidder to correct the listed sections and files, once, and starts the clock of the challenge's rules. Refuses everyone but the issuer, a second round, a file the bid does not have, and a bid that was decided on. */
export function askCorrection({ store, actor, code, bidId, asked: { fields, reason }, now }: AskCorrection) {
	return store.tx(async (tx) => {
		const at = now()
		const attempt = await attemptToScreen(tx, { code, bidId, kind: 'bid.correction-asked', actor, permission: 'bid.screen', at })
		if (!attempt.ok) return attempt
		const { found, screened, entry } = attempt.value
		const hours = packOf(found.challenge).rules.correctionHours
		const version = await BidVersionRepository.findStanding(tx, bidId)
		const opened = version ? await FileRepository.listByVersions(tx, [version.id]) : []
		const fileIds = opened.map(({ file }) => file.id)
		const decision = decide(screened, { hours, calendar: await currentCalendar(tx), fields, fileIds }, at)
		if (!decision.ok) return refused(tx, entry, decision)

		const { move, dueAt } = decision.value
		if (!(await BidRepository.moveStatus(tx, found.bid, move, at))) return refuse({ code: 'stale' })
		if (!(await ScreeningRepository.insertCorrection(tx, { bidId, fields, reason, askedAt: at, askedByUserId: actor.userId, dueAt })))
			throw new Error(`bid ${bidId} got a correction within the transaction`)
		await AuditRepository.append(tx, { ...entry, after: { status: move.to, fields: fields.join(' '), dueAt: dueAt.toISOString() }, reason })
		return accept({ dueAt })
	})
}
