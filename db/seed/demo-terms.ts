import type { Disclosure } from '#app/domain/challenge/disclosure.ts'
import { isDecimal } from '#app/domain/challenge/indicator.ts'
import { type Criterion, type IpTemplate, type Payment, usualCriteria } from '#app/domain/challenge/terms.ts'
import type { DemoChallenge, DemoIndicator } from './demo-challenge.ts'

const payments: readonly (readonly Payment[])[] = [
	[
		{ due: '合同签订后 15 个工作日内', share: 30 },
		{ due: '中期考核通过', share: 40 },
		{ due: '验收通过', share: 30 },
	],
	[
		{ due: '合同签订', share: 40 },
		{ due: '样品或样机通过发榜方测试', share: 30 },
		{ due: '验收通过', share: 25 },
		{ due: '质保期满一年', share: 5 },
	],
	[
		{ due: '合同签订', share: 50 },
		{ due: '验收通过', share: 50 },
	],
]

/** Where the technical side counts for more than usual. */
const technicalCriteria: readonly Criterion[] = [
	{ name: '技术指标', weight: 50 },
	{ name: '研究基础与团队', weight: 30 },
	{ name: '实施计划与报价', weight: 20 },
]

/** Challenges of the demo that keep something back. */
const keptBack: Readonly<Record<string, Disclosure>> = {
	动力电池模组用低密度导热有机硅灌封胶: { researchContent: 'verified', acceptanceCriteria: 'undertaking' },
	风电叶片真空灌注用生物基环氧树脂: { offered: 'signed-in', researchContent: 'undertaking', files: 'undertaking' },
}

function templateOf(ipRule: string): IpTemplate | null {
	const [issuer, solver, joint] = [/归发榜方/, /归揭榜方|归供方|归研制方/, /共有/].map((words) => words.test(ipRule))
	if ([issuer, solver, joint].filter(Boolean).length > 1) return 'contribution'
	return issuer ? 'issuer' : solver ? 'solver' : joint ? 'joint' : null
}

/** What is reached today, for a first target that is a number: somewhat short of it. */
export function baselineOf([, comparator, target, , unit]: DemoIndicator, at: number): string {
	if (at !== 0 || !isDecimal(target) || Number(target) <= 0 || !['at-least', 'at-most'].includes(comparator)) return ''
	const decimals = target.split('.')[1]?.length ?? 0
	const share = comparator === 'at-most' ? 1.5 : unit === '%' ? 0.92 : 0.75
	const value = (Number(target) * share).toFixed(decimals)
	return Number(value) === Number(target) ? '' : value
}

/** What the demo says of the state of the art and the terms of a challenge, worked out from what is written down. */
export function demoTermsOf({ title, ipRule, indicators, kind, budget }: DemoChallenge, at: number) {
	const first = indicators.find(([, comparator]) => comparator !== 'text')
	const bound = first ? `“${first[0]}”` : '主要指标'
	const stateOfArt =
		kind === 'transfer'
			? `国内已有小试或单台成果，${bound}在实验室条件下接近本榜题要求，但尚未完成工程放大和长期考核；国外同类产品已有应用，价格高、交付周期长。`
			: `国外已有同类产品或方法，${bound}优于国内现有水平；国内研究集中在样品和样机阶段，批次稳定性和现场验证数据不足，尚无满足本榜题全部要求的成熟方案。`
	return {
		stateOfArt,
		backgroundIp: '双方各自的背景知识产权仍归各自所有，仅为完成本榜题相互许可使用。',
		incomeSplit: at % 3 === 0 ? '对第三方许可的净收益按双方投入比例分配，具体比例在合同中约定。' : '',
		ipTemplate: templateOf(ipRule),
		payments: budget === null ? [] : [...(payments[at % payments.length] ?? [])],
		criteria: [...(at % 4 === 3 ? technicalCriteria : usualCriteria)],
		publicMoneyFen: budget !== null && at % 5 === 2 ? Math.round(budget * 0.2) * 1_000_000 : null,
		disclosure: keptBack[title] ?? {},
	}
}
