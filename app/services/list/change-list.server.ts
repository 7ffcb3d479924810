import { accept, type Decision, refuse } from '#app/domain/decision.ts'
import { type ListDetails, listVersion } from '#app/domain/list/forms.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import type { Store } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as ListCatalogueRepository from '#db/repositories/list-catalogue-repository.ts'
import * as ListRepository from '#db/repositories/list-repository.ts'
import { findReleaseEvent } from './find-release-event.server.ts'

type Change = { store: Store; actor: Member; code: string; details: ListDetails; basedOn?: string; now: Date }

/** Changes title, note, common deadline and event of a list that is being composed. Refuses `stale` once it is out, and where somebody changed it since `basedOn`. */
export function changeList({ store, actor, code, details, basedOn, now }: Change): Promise<Decision<null, { code: 'not-found' | 'stale' | 'event-unknown' }>> {
	return store.tx(async (tx) => {
		const found = await ListCatalogueRepository.findWithOwner(tx, code)
		if (!found || !can(actor, 'list.compose', { ...ListCatalogueRepository.listFactsOf(found.list), status: 'draft' })) return refuse({ code: 'not-found' })
		if (found.list.status !== 'draft' || (basedOn !== undefined && basedOn !== listVersion(found.list))) return refuse({ code: 'stale' })
		const releaseEvent = await findReleaseEvent(tx, details.event)
		if (!releaseEvent.ok) return releaseEvent
		const { event: _event, ...texts } = details
		const changes = { ...texts, titleEn: details.titleEn ?? null, releaseEventId: releaseEvent.value }
		if (!(await ListRepository.updateDraft(tx, found.list.id, changes))) return refuse({ code: 'stale' })
		await AuditRepository.append(tx, {
			kind: 'list.changed',
			actor,
			at: now,
			subject: 'list',
			subjectId: found.list.id,
			before: { title: found.list.title, bidsCloseAt: found.list.bidsCloseAt?.getTime() ?? null, event: found.event?.slug ?? null },
			after: { title: details.title, bidsCloseAt: details.bidsCloseAt?.getTime() ?? null, event: details.event ?? null },
		})
		return accept(null)
	})
}
