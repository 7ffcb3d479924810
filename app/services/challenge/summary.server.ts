import { isPublic } from '#app/domain/challenge/disclosure.ts'
import { type ChallengeSummaryRow, summaryLength } from '#db/repositories/challenge-catalogue-repository.ts'
import type { listCorridor } from './list-corridor.server.ts'

type Corridor = Awaited<ReturnType<typeof listCorridor>>

/** A challenge of a list with the names of its chain, city and issuer; its summary only where everyone may read what it is made of. */
export function withNames(row: ChallengeSummaryRow, { chains, cities }: Corridor) {
	const { issuerName, issuerNameEn, chainSlug, citySlug, summary, disclosure, ...challenge } = row
	const chain = chains.find((one) => one.slug === chainSlug)
	const city = cities.find((one) => one.slug === citySlug)
	return {
		...challenge,
		summary: isPublic(disclosure, 'problem') ? shortened(summary) : '',
		issuer: { name: issuerName, nameEn: issuerNameEn },
		chain: chain ? { hue: chain.hue, nameZh: chain.nameZh, nameEn: chain.nameEn } : null,
		city: city ? { nameZh: city.nameZh, nameEn: city.nameEn } : null,
	}
}

function shortened(text: string): string {
	const characters = [...text]
	return characters.length < summaryLength ? text : `${characters.slice(0, summaryLength - 1).join('')}…`
}
