import type { ContentLanguage } from './challenge.ts'

/** The four templates of 产权归属: the issuer's, the solver's with a licence to the issuer, joint, or each its own contribution. */
export const ipTemplates = ['issuer', 'solver', 'joint', 'contribution'] as const
export type IpTemplate = (typeof ipTemplates)[number]

/** Words for each template that an issuer goes on from, in the language of its demand. */
export const ipWords: Record<ContentLanguage, Record<IpTemplate, string>> = {
	zh: {
		issuer: '攻关形成的知识产权归发榜方所有，揭榜方享有署名权和获得奖励、报酬的权利；揭榜方用于其他用途须经发榜方书面同意。',
		solver: '攻关形成的知识产权归揭榜方所有；发榜方及其控股单位在本榜题所涉产品范围内享有免费、不可转让的使用许可。',
		joint: '攻关形成的知识产权归双方共有；任何一方自行实施无须另一方同意，许可或转让给第三方须经双方书面同意。',
		contribution: '双方各自独立完成的成果归各自所有；共同完成的成果按合同约定的贡献比例享有。',
	},
	en: {
		issuer:
			'Intellectual property arising from the work belongs to the issuer; the solver is named as its author and rewarded for it, and uses it elsewhere only with the written consent of the issuer.',
		solver:
			'Intellectual property arising from the work belongs to the solver; the issuer and the companies it controls hold a free, non-transferable licence for the products this challenge is about.',
		joint:
			'Intellectual property arising from the work is owned jointly; either side may use it itself, and licenses or sells it to others only with the written consent of both.',
		contribution: 'Each side owns what it achieved on its own; what was achieved together is shared as the contract states.',
	},
}

/** One instalment: what it is due upon, and its share of the money in whole per cent. */
export type Payment = { due: string; share: number }
/** Most instalments of a challenge. */
export const mostPayments = 10

/** The sum of the shares of instalments in per cent; 100 where they pay the whole. */
export function shareSum(payments: readonly Payment[]): number {
	return payments.reduce((sum, { share }) => sum + share, 0)
}

/** One criterion of the evaluation (评榜), with its weight in whole per cent. Public from the release on, and fixed. */
export type Criterion = { name: string; weight: number }
/** Most criteria of a challenge. */
export const mostCriteria = 10

/** What the evaluation form of published practice weighs (forms.md, "Evaluation"), for a demand that says nothing else. */
export const usualCriteria: readonly Criterion[] = [
	{ name: '技术指标', weight: 40 },
	{ name: '研究基础', weight: 25 },
	{ name: '产业带动作用', weight: 20 },
	{ name: '财务指标', weight: 15 },
]
