/** The four templates of 产权归属: the issuer's, the solver's with a licence to the issuer, joint, or each its own contribution. */
export const ipTemplates = ['issuer', 'solver', 'joint', 'contribution'] as const
export type IpTemplate = (typeof ipTemplates)[number]

/** One instalment: what it is due upon, and its share of the money in whole per cent. */
export type Payment = { due: string; share: number }
/** Most instalments of a challenge. */
export const mostPayments = 10

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
