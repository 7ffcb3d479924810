import type { BidContent } from '#app/domain/bid/content.ts'
import { applyValues, toValues } from '#app/domain/bid/draft.ts'
import { type Identity, nobody } from '#app/domain/blind/identity.ts'
import { maskerOf } from '#app/domain/blind/mask-text.ts'
import { evaluationRulesOf, packOf } from '#app/domain/rules/rule-pack.ts'
import { namedPartners } from '#app/services/bid/consortium.server.ts'
import { withCorrection } from '#app/services/bid/corrected-bid.server.ts'
import { contentOf } from '#app/services/bid/encrypted-bid.server.ts'
import type { Vault } from '#app/services/bid/vault.ts'
import { breathe } from '#app/services/import/breathe.ts'
import type { Db } from '#db/client.ts'
import type * as BidRepository from '#db/repositories/bid-repository.ts'
import * as BidVersionRepository from '#db/repositories/bid-version-repository.ts'
import * as BlindPackageRepository from '#db/repositories/blind-package-repository.ts'
import * as PartnerRepository from '#db/repositories/partner-repository.ts'
import * as ScreeningRepository from '#db/repositories/screening-repository.ts'

/** The record that the masked bytes of a file are bound to. */
export const blindFileRecord = ({ bidId, fileId }: { bidId: string; fileId: string }): string => `bid ${bidId} blind file ${fileId}`

/** Whether the panel reads the bids of a challenge without names. */
export const isBlind = (challenge: Parameters<typeof packOf>[0]): boolean => evaluationRulesOf(packOf(challenge)).evaluation === 'blind'

/** The version of a bid that stands, with what counts of it and the correction that made it so. */
export async function standingOf(db: Db, vault: Pick<Vault, 'decrypt'>, bidId: string) {
	const version = await BidVersionRepository.findStanding(db, bidId)
	if (!version) throw new Error(`opened bid ${bidId} has no sealed version`)
	const correction = await ScreeningRepository.findCorrection(db, bidId)
	return { version, correction, content: withCorrection(vault, contentOf(vault, version), correction) }
}

/** `partners` are those the bid names, `words` what its screener had masked besides. */
type Named = { id: string; organisationId: string; partners: BidContent['partners']; words: readonly string[] }

/** Whom the panel may not recognise in each of some bids of a challenge; nobody where it reads with names. */
export async function identitiesOf(db: Db, challenge: BidRepository.FoundBid['challenge'], bids: readonly Named[]): Promise<Map<string, Identity>> {
	const { language } = challenge
	if (!isBlind(challenge)) return new Map(bids.map(({ id }) => [id, nobody(language)]))
	const invited = await PartnerRepository.listOfBids(
		db,
		bids.map(({ id }) => id),
	)
	const taking = bids.map(({ id, organisationId, partners, words }) => {
		const others = [...partners, ...invited.filter(({ bidId }) => bidId === id)]
		return { id, words, organisationIds: [...new Set([organisationId, ...others.map((one) => one.organisationId)])] }
	})
	const named = await BlindPackageRepository.listNamed(db, [...new Set(taking.flatMap(({ organisationIds }) => organisationIds))])
	return new Map(
		taking.map(({ id, words, organisationIds }) => {
			const found = organisationIds.flatMap((organisationId) => named.get(organisationId) ?? [])
			return [id, { organisations: found.map(({ organisation }) => organisation), people: found.flatMap(({ people }) => people), words, language }]
		}),
	)
}

/** Whom the panel may not recognise in a bid; nobody where it reads with names. */
export async function identityOf(
	db: Db,
	{ bid: { id, organisationId }, challenge }: BidRepository.FoundBid,
	{ partners }: Pick<BidContent, 'partners'>,
	words: readonly string[],
): Promise<Identity> {
	return (await identitiesOf(db, challenge, [{ id, organisationId, partners, words }])).get(id) ?? nobody(challenge.language)
}

/** Masks texts by field, with a turn for others after each: a long one takes some milliseconds. */
async function maskAll(texts: Readonly<Record<string, string>>, mask: (text: string) => string): Promise<Record<string, string>> {
	const masked: Record<string, string> = {}
	for (const [field, text] of Object.entries(texts)) {
		masked[field] = mask(text)
		await breathe()
	}
	return masked
}

type Content = { db: Db; vault: Pick<Vault, 'decrypt'>; found: BidRepository.FoundBid; words: readonly string[] }

/** What a bid says as its panel reads it: every text masked, organisations only where it reads with names. */
export async function blindContent({ db, vault, found, words }: Content) {
	const { content } = await standingOf(db, vault, found.bid.id)
	const isNamed = !isBlind(found.challenge)
	const { mask } = isNamed ? { mask: (text: string) => text } : maskerOf(await identityOf(db, found, content, words))
	const { price = '', ...texts } = toValues(content)
	const masked = await maskAll(texts, mask)
	const { slug, name, nameEn } = found.bidder
	return {
		content: { ...applyValues(content, { ...masked, price }), partners: [] },
		lead: isNamed ? { slug, name, nameEn } : null,
		partners: (await namedPartners(db, content.partners)).map(({ task, moneyShare, ipShare, organisation }) => ({
			task: mask(task),
			moneyShare,
			ipShare,
			organisation: isNamed ? organisation : null,
		})),
	}
}
