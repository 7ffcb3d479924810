import type { AuditKind } from '#app/domain/audit/audit.ts'
import { checkPartners, type Partner } from '#app/domain/bid/consortium.ts'
import { change } from '#app/domain/bid/decisions.ts'
import { accept, type Decision, refuse } from '#app/domain/decision.ts'
import type { Member } from '#app/domain/permission/actor.ts'
import { can } from '#app/domain/permission/permission.ts'
import { packOf } from '#app/domain/rules/rule-pack.ts'
import { refused } from '#app/services/audit/refused.server.ts'
import type { Tx } from '#db/client.ts'
import * as AuditRepository from '#db/repositories/audit-repository.ts'
import * as BidRepository from '#db/repositories/bid-repository.ts'
import * as BidVersionRepository from '#db/repositories/bid-version-repository.ts'
import * as PartnerRepository from '#db/repositories/partner-repository.ts'
import * as SeatRepository from '#db/repositories/seat-repository.ts'
import { eligibleAmong, partnersRevision } from './consortium.server.ts'
import { contentOf, encryptContent } from './encrypted-bid.server.ts'
import { oneWithIssuer } from './one-with-issuer.server.ts'
import type { Vault } from './vault.ts'
import { workingVersion } from './working-version.server.ts'

type Editing = { vault: Vault; actor: Member; bidId: string; kind: Extract<AuditKind, `partner.${string}`>; at: Date }
type Edited = Decision<{ partners: readonly Partner[]; organisationId: string }, { code: 'organisation-unknown' | 'not-found' | 'partner-twice' }>

/**
 * Writes the partners' terms that `edit` makes of those of the working version: for the lead, while the bid may change.
 * Every change counts as a new revision of the terms, so that confirmations given before lapse and the others are told.
 * Answers the organisation concerned, and whether anything changed. Refuses as `change` and `checkPartners` do.
 */
export async function editPartners(tx: Tx, { vault, actor, bidId, kind, at }: Editing, edit: (partners: readonly Partner[]) => Edited | Promise<Edited>) {
	const found = await BidRepository.findById(tx, bidId)
	if (!found) return refuse({ code: 'not-found' })
	const { bid, challenge } = found
	const entry = { kind, actor, at, subject: 'bid', subjectId: bid.id, challengeId: challenge.id } as const
	const facts = BidRepository.bidFactsOf(found)
	if (!can(actor, 'bid.change', facts) || !can(actor, 'bid.prepare', facts.challenge)) return refused(tx, entry, refuse({ code: 'not-found' }))
	const open = change(bid.status, challenge, at)
	if (!open.ok) return refused(tx, entry, open)
	const latest = await BidVersionRepository.findLatest(tx, bid.id)
	if (!latest) throw new Error(`bid ${bid.id} has no version`)
	const content = contentOf(vault, latest.version)
	const edited = await edit(content.partners)
	if (!edited.ok) return refused(tx, entry, edited)
	const { partners, organisationId } = edited.value
	const named = await PartnerRepository.listOrganisations(
		tx,
		partners.map((one) => one.organisationId),
	)
	// Taking a partner away is always a step out of trouble.
	if (kind !== 'partner.removed') {
		const checked = checkPartners(partners, {
			leadId: bid.organisationId,
			issuerId: challenge.issuerOrganisationId,
			most: packOf(challenge).rules.consortiumMost,
			isEligible: eligibleAmong(named),
			isRelated: await oneWithIssuer(tx, challenge.issuerOrganisationId, at),
		})
		if (!checked.ok) return refused(tx, entry, checked)
	}
	if (JSON.stringify(partners) === JSON.stringify(content.partners)) return accept({ organisationId, isChanged: false })

	const version = await workingVersion(tx, vault, bidId, at)
	const revision = version.revision + 1
	const saving = {
		content: encryptContent(vault, version, { ...content, partners }),
		revision,
		fieldRevisions: { ...version.fieldRevisions, partners: revision },
		userId: actor.userId,
		now: at,
	}
	if (!(await BidVersionRepository.save(tx, version, saving))) throw new Error(`version ${version.id} moved within the transaction`)
	await AuditRepository.append(tx, { ...entry, after: { organisation: organisationId } })
	const others = content.partners.filter((one) => one.organisationId !== organisationId)
	if (kind !== 'partner.changed' && others.length > 0) await AuditRepository.append(tx, { ...entry, kind: 'partner.changed' })
	return accept({ organisationId, isChanged: true })
}

/** Frees the seat of a partner, unless the sealed version still names it: that one stands until it is replaced or withdrawn. */
export async function freeSeat(tx: Tx, vault: Vault, bidId: string, organisationId: string): Promise<void> {
	const found = await BidRepository.findById(tx, bidId)
	const standing = found?.bid.status === 'sealed' ? await BidVersionRepository.findStanding(tx, bidId) : undefined
	const isBound = standing && contentOf(vault, standing).partners.some((one) => one.organisationId === organisationId)
	if (!isBound) await SeatRepository.leave(tx, { bidId, organisationId })
}

/** The revision of the partners' terms in the latest version of a bid. */
export async function latestTerms(tx: Tx, vault: Vault, bidId: string) {
	const latest = await BidVersionRepository.findLatest(tx, bidId)
	if (!latest) throw new Error(`bid ${bidId} has no version`)
	return { isWorking: latest.version.sealedAt === null, revision: partnersRevision(latest.version), partners: contentOf(vault, latest.version).partners }
}
