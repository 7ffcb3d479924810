import { accept, refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import type { Store } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as ObjectionRepository from '#db/repositories/objection-repository.ts'
import { withheldFrom } from './objection-reader.server.ts'

const pageSize = 20
type ReadTips = { store: Store; actor: Member; page: number; now: Date }

/** A page of the tips on the challenges of a bureau's city, but for those with a bid the officer is in conflict with; those not read before are marked and, after this, read. */
export async function readTips({ store, actor, page, now }: ReadTips) {
	const { citySlug } = actor.organisation
	if (!can(actor, 'tips.read', null) || !citySlug) return refuse({ code: 'forbidden' })
	return store.tx(async (tx) => {
		const { isTied, without } = await withheldFrom(tx, actor, citySlug, now)
		const rows = await ObjectionRepository.listTips(tx, citySlug, { without, limit: pageSize + 1, offset: (page - 1) * pageSize })
		const shown = rows.slice(0, pageSize)
		const unread = shown.filter(({ tip }) => tip.readAt === null).map(({ tip }) => tip.id)
		if (unread.length > 0) {
			await ObjectionRepository.markTipsRead(tx, unread, { readAt: now, userId: actor.userId })
			await AuditRepository.append(tx, { kind: 'tip.read', actor, at: now, subject: 'tip', subjectId: citySlug, after: { tips: unread.length } })
		}
		const tips = shown.map(({ tip: { id, statement, leftAt, readAt }, challenge }) => ({ id, statement, leftAt, isNew: readAt === null, challenge }))
		return accept({ tips, hasMore: rows.length > pageSize, isTied })
	})
}
