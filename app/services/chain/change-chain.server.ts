import { accept, type Decision, refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import { refused } from '#app/services/audit/refused.server.ts'
import type { Store } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as ChainRepository from '#db/repositories/chain-repository.ts'
import { type ChainDetails, findLead } from './find-lead.server.ts'

type Changing = { store: Store; actor: Member; slug: string; chain: ChainDetails; now: Date }
type Outcome = Decision<null, { code: 'not-found' | 'forbidden' | 'lead-unknown' }>

/** The office changes a chain's names, hue or lead institute. */
export function changeChain({ store, actor, slug, chain, now }: Changing): Promise<Outcome> {
	return store.tx(async (tx): Promise<Outcome> => {
		const attempt = { kind: 'chain.changed', actor, at: now, subject: 'chain', subjectId: slug } as const
		if (!can(actor, 'office.manage', null)) return refused(tx, attempt, refuse({ code: 'forbidden' }))
		const before = (await ChainRepository.listChains(tx)).find((row) => row.slug === slug)
		if (!before) return refuse({ code: 'not-found' })
		const lead = await findLead(tx, chain.lead)
		if (!lead.ok) return refused(tx, attempt, lead)
		const { nameZh, nameEn, hue } = chain
		await ChainRepository.updateChain(tx, slug, { nameZh, nameEn, hue, leadOrganisationId: lead.value })
		const was = { nameZh: before.nameZh, nameEn: before.nameEn, hue: before.hue, lead: before.leadSlug ?? '' }
		await AuditRepository.append(tx, { ...attempt, before: was, after: { nameZh, nameEn, hue, lead: chain.lead } })
		return accept(null)
	})
}
