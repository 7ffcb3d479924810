import type { DraftValues } from '#app/domain/draft/draft.ts'
import type { Judgement } from '#app/domain/evaluation/lifecycle.ts'

/** What an expert of the demo thinks of a bid; `turn` differs with every sheet. */
type Opinion = { turn: number; points: number }
type Judged = { criteria: number; indicators: readonly { id: string; name: string; isMet: boolean }[] }

const remarks: readonly (readonly string[])[] = [
	['技术路线清楚，关键参数有试验数据支撑。', '路线可行，放大过程中的传热与传质还需补充论证。', '创新点明确，与现有工艺的衔接考虑周到。'],
	['前期工作扎实，团队分工合理。', '已有样品与中试记录，基础较好。', '基础研究较强，工程经验相对不足。'],
	['与上下游结合紧密，成果可向同类产品推广。', '带动作用主要体现在本企业，外溢效应一般。', '有望形成稳定的国产替代，带动作用明显。'],
	['报价与工作量相称，分项清楚。', '试验费用偏高，建议细化。', '经费安排合理，分阶段支出与节点对应。'],
]
const overalls = [
	'总体可行，建议在合同中把中期考核指标写细。',
	'方案成熟度较高，主要风险在放大阶段，应预留一次调整机会。',
	'有明显特色，个别指标的验证方法需要与发榜方进一步确认。',
] as const
const doubts = ['缺少连续批次数据，达到承诺值有一定难度。', '承诺值依据的是小试结果，放大后能否保持尚待验证。'] as const

const turned = (texts: readonly string[], turn: number): string => texts[turn % texts.length] ?? ''

function judgementOf(isMet: boolean, at: number, turn: number): Judgement {
	if (!isMet) return 'not'
	return (at + turn) % 5 === 0 ? 'doubtful' : 'achievable'
}

/** A whole score sheet field by field, whose points lie around those of the opinion. */
export function sheetValuesOf({ turn, points }: Opinion, { criteria, indicators }: Judged): DraftValues {
	const ofCriteria = Array.from({ length: criteria }, (_, at) => [
		[`points.${at}`, String(points + ((turn + at * 2) % 5) - 2)],
		[`criteria.${at}`, turned(remarks[at % remarks.length] ?? [], turn + at)],
	]).flat()
	const ofIndicators = indicators.flatMap(({ id, name, isMet }, at) => {
		const judgement = judgementOf(isMet, at, turn)
		const comment = judgement === 'not' ? `“${name}”的承诺值低于榜题要求。` : judgement === 'doubtful' ? turned(doubts, turn) : ''
		return [
			[`judgements.${id}`, judgement],
			[`indicators.${id}`, comment],
		]
	})
	return Object.fromEntries([...ofCriteria, ...ofIndicators, ['overall', turned(overalls, turn)]])
}
