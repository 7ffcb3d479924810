/** Demand kinds of the collection form (forms.md): 技术攻关 / 成果转化 / 场景验证 / 采购需求. */
export const challengeKinds = ['research', 'transfer', 'trial', 'procurement'] as const
export type ChallengeKind = (typeof challengeKinds)[number]

/** 解决方式 of the collection form: 独立研发 / 委托研发 / 合作研发 / 其他. */
export const solutionModes = ['independent', 'commissioned', 'cooperative', 'other'] as const
export type SolutionMode = (typeof solutionModes)[number]

/** Content languages: demands of the corridor are Chinese, foreign lists English. */
export const contentLanguages = ['zh', 'en'] as const
export type ContentLanguage = (typeof contentLanguages)[number]

export const challengeSorts = ['closes', 'newest', 'money', 'relevance'] as const
