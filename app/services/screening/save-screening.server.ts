import { pointsOf, screen } from '#app/domain/bid/screening.ts'
import type { ScreeningForm } from '#app/domain/bid/screening-forms.ts'
import { accept, refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { refused } from '#app/services/audit/refused.server.ts'
import type { Store } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as ScreeningRepository from '#db/repositories/screening-repository.ts'
import { attemptToScreen } from './attempt-to-screen.server.ts'

type SaveScreening = { store: Store; actor: Member; code: string; bidId: string; said: ScreeningForm; now: () => Date }

/** Keeps which points of the checklist a bid meets. Refuses everyone but the issuer, a bid that was decided on, and a page that a colleague has overtaken. */
export function saveScreening({ store, actor, code, bidId, said, now }: SaveScreening) {
	return store.tx(async (tx) => {
		const at = now()
		const attempt = await attemptToScreen(tx, { code, bidId, kind: 'bid.screened', actor, permission: 'bid.screen', at })
		if (!attempt.ok) return attempt
		const { found, screened, entry } = attempt.value
		const decision = screen(screened)
		if (!decision.ok) return refused(tx, entry, decision)

		const points = pointsOf(found.challenge.conditions).map((point) => {
			const { judged, note = '' } = said.points[point.key] ?? {}
			return { ...point, isMet: judged === undefined ? null : judged === 'met', note }
		})
		const seenAt = said.seen === 0 ? null : new Date(said.seen)
		// The instant marks the save, so that it may not be the one that was seen.
		const savedAt = seenAt && seenAt >= at ? new Date(seenAt.getTime() + 1) : at
		if (!(await ScreeningRepository.saveScreening(tx, { bidId, points, savedAt, savedByUserId: actor.userId }, seenAt))) return refuse({ code: 'stale' })
		await AuditRepository.append(tx, { ...entry, after: { status: decision.value.to, met: points.filter(({ isMet }) => isMet).length, points: points.length } })
		return accept(null)
	})
}
