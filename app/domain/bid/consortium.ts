import { accept, type Decision, refuse } from '../decision.ts'

/** What an invited partner of a consortium answered. */
export const partnerStatuses = ['invited', 'confirmed', 'declined'] as const
export type PartnerStatus = (typeof partnerStatuses)[number]

/** One organisation beside the lead: what it does, and its share of the money and of the IP in whole per cents. */
export type Partner = { organisationId: string; task: string; moneyShare: number; ipShare: number }

/** Most characters of a partner's task. */
export const taskMost = 2000

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)

/** What is left for the lead, in whole per cents, once its partners have their shares. */
export function leadShares(partners: readonly Pick<Partner, 'moneyShare' | 'ipShare'>[]): { moneyShare: number; ipShare: number } {
	return { moneyShare: 100 - sum(partners.map(({ moneyShare }) => moneyShare)), ipShare: 100 - sum(partners.map(({ ipShare }) => ipShare)) }
}

type Circumstances = {
	leadId: string
	issuerId: string
	/** Organisations of a consortium with its lead, at most: `consortiumMost` of the challenge's rule pack. */
	most: number
	/** Whether an organisation is verified and may bid. */
	isEligible: (organisationId: string) => boolean
	/** Whether an organisation is one with the issuer. */
	isRelated: (organisationId: string) => boolean
}
type ConsortiumRefusal =
	| { code: 'consortium-full'; count: number }
	| { code: 'partner-twice' | 'partner-is-lead' | 'partner-is-issuer' | 'partner-related' | 'partner-ineligible' | 'share-invalid' | 'shares-exceed' }

const isShare = (share: number) => Number.isInteger(share) && share >= 0 && share <= 100

/** Whether these may be the partners of a bid: the first rule they break is refused. Source: domain.md, "Life of a bid" and the rule pack's consortium size. */
export function checkPartners(
	partners: readonly Partner[],
	{ leadId, issuerId, most, isEligible, isRelated }: Circumstances,
): Decision<readonly Partner[], ConsortiumRefusal> {
	const ids = partners.map(({ organisationId }) => organisationId)
	if (ids.includes(leadId)) return refuse({ code: 'partner-is-lead' })
	if (ids.includes(issuerId)) return refuse({ code: 'partner-is-issuer' })
	if (ids.some(isRelated)) return refuse({ code: 'partner-related' })
	if (new Set(ids).size < ids.length) return refuse({ code: 'partner-twice' })
	if (!ids.every(isEligible)) return refuse({ code: 'partner-ineligible' })
	if (ids.length + 1 > most) return refuse({ code: 'consortium-full', count: most })
	if (!partners.every(({ moneyShare, ipShare }) => isShare(moneyShare) && isShare(ipShare))) return refuse({ code: 'share-invalid' })
	const rest = leadShares(partners)
	return rest.moneyShare < 1 || rest.ipShare < 1 ? refuse({ code: 'shares-exceed' }) : accept(partners)
}

/** What a partner said, and of which revision of the partners' terms. */
type PartnerAnswer = { organisationId: string; status: PartnerStatus; confirmedRevision: number | null }
/** Where a partner stands; `lapsed`: it confirmed terms that were changed since. */
export type PartnerState = PartnerStatus | 'lapsed'

/** Where a partner stands towards the terms of `revision`; one that was never recorded counts as invited. */
export function partnerState(answer: Pick<PartnerAnswer, 'status' | 'confirmedRevision'> | undefined, revision: number): PartnerState {
	if (!answer) return 'invited'
	return answer.status === 'confirmed' && answer.confirmedRevision !== revision ? 'lapsed' : answer.status
}

export type ConsortiumGap = {
	field: `partners.${string}`
	reason: 'partner-invited' | 'partner-lapsed' | 'partner-declined' | 'partner-ineligible' | 'partner-related' | 'stands-elsewhere'
}

type Standing = {
	leadId: string
	partners: readonly Partner[]
	answers: readonly PartnerAnswer[]
	/** In which the terms changed last. */
	revision: number
	/** Those that stand in another bid on the challenge. */
	elsewhere: ReadonlySet<string>
	isEligible: (organisationId: string) => boolean
	/** Whether an organisation is one with the issuer. */
	isRelated: (organisationId: string) => boolean
}

/**
 * Why a bid cannot be sealed yet for its consortium, the lead first: one gap an organisation. That one stands elsewhere is
 * said only once it agreed to stand here, or whoever is invited could be found out to bid.
 */
export function consortiumGaps({ leadId, partners, answers, revision, elsewhere, isEligible, isRelated }: Standing): ConsortiumGap[] {
	const lead: ConsortiumGap[] = elsewhere.has(leadId) ? [{ field: `partners.${leadId}`, reason: 'stands-elsewhere' }] : []
	const others = partners.flatMap(({ organisationId }): ConsortiumGap[] => {
		const field = `partners.${organisationId}` as const
		if (!isEligible(organisationId)) return [{ field, reason: 'partner-ineligible' }]
		if (isRelated(organisationId)) return [{ field, reason: 'partner-related' }]
		const answer = answers.find((one) => one.organisationId === organisationId)
		const state = partnerState(answer, revision)
		if (elsewhere.has(organisationId) && (state === 'confirmed' || state === 'lapsed')) return [{ field, reason: 'stands-elsewhere' }]
		return state === 'confirmed' ? [] : [{ field, reason: `partner-${state}` }]
	})
	return [...lead, ...others]
}

/** The organisations whose terms differ between what was seen and what stands, or that only stand now. */
export function changedSince(seen: readonly Partner[], partners: readonly Partner[]): string[] {
	return partners.flatMap((now) => {
		const before = seen.find(({ organisationId }) => organisationId === now.organisationId)
		const isSame = before?.task === now.task && before.moneyShare === now.moneyShare && before.ipShare === now.ipShare
		return isSame ? [] : [now.organisationId]
	})
}
