import type { BidContent } from '#app/domain/bid/content.ts'
import { applyValues, toValues } from '#app/domain/bid/draft.ts'
import { type Identity, nobody } from '#app/domain/blind/identity.ts'
import { maskerOf } from '#app/domain/blind/mask-text.ts'
import { evaluationRulesOf, packOf } from '#app/domain/rules/rule-pack.ts'
import { namedPartners } from '#app/services/bid/consortium.server.ts'
import { withCorrection } from '#app/services/bid/corrected-bid.server.ts'
import { contentOf } from '#app/services/bid/encrypted-bid.server.ts'
import type { Vault } from '#app/services/bid/vault.ts'
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

/** Whom the panel may not recognise in a bid; nobody where it reads with names. */
export async function identityOf(
	db: Db,
	{ bid, challenge }: BidRepository.FoundBid,
	{ partners }: Pick<BidContent, 'partners'>,
	words: readonly string[],
): Promise<Identity> {
	const { language } = challenge
	if (!isBlind(challenge)) return nobody(language)
	const invited = await PartnerRepository.listOfBid(db, bid.id)
	const ids = [bid.organisationId, ...[...partners, ...invited].map(({ organisationId }) => organisationId)]
	return { ...(await BlindPackageRepository.listNamed(db, [...new Set(ids)])), words, language }
}

type Content = { db: Db; vault: Pick<Vault, 'decrypt'>; found: BidRepository.FoundBid; words: readonly string[] }

/** What a bid says as its panel reads it: every text masked, organisations only where it reads with names. */
export async function blindContent({ db, vault, found, words }: Content) {
	const { content } = await standingOf(db, vault, found.bid.id)
	const isNamed = !isBlind(found.challenge)
	const { mask } = isNamed ? { mask: (text: string) => text } : maskerOf(await identityOf(db, found, content, words))
	const { price = '', ...texts } = toValues(content)
	const masked = Object.fromEntries(Object.entries(texts).map(([field, text]) => [field, mask(text)]))
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
