import type { BidStatus } from '#app/domain/bid/lifecycle.ts'
import type { ChallengeStatus } from '#app/domain/challenge/lifecycle.ts'
import type { RegistrableKind } from '#app/domain/organisation/organisation.ts'
import type { DemoBid, DemoIndicator } from './demo-challenge.ts'

/** What has become of a bid while its challenge stands in this status. */
export function bidStatusIn(status: ChallengeStatus, mark: DemoBid[1]): BidStatus {
	if (mark === 'draft' || mark === 'withdrawn' || mark === 'won') return mark
	switch (status) {
		case 'open':
		case 'suspended':
		case 'closed':
			return 'sealed'
		case 'opened':
		case 'evaluating':
			return 'opened'
		case 'noticed':
			return 'scored'
		case 'withdrawn':
			return 'destroyed'
		default:
			return 'lost'
	}
}

/** What the unit or the size of a target lets it reach at most. */
function ceilingOf({ unit, target }: { unit: string; target: number }): number {
	if (unit === '' && target > 0 && target < 1) return 1
	return unit.startsWith('%') && !unit.includes('/') && target <= 100 ? 100 : Number.POSITIVE_INFINITY
}

/** Things that come whole. */
const counted = /^(个|次|种|台|款|家|点|元|d$)/

/** A promise is written finer than its target where the target is small, or near what can be reached at most. */
function digitsOf({ asked, unit, ceiling }: { asked: string; unit: string; ceiling: number }): number {
	const digits = asked.split('.')[1]?.length ?? 0
	const isCoarse = Math.abs(Number(asked)) < 30 || Number(asked) > ceiling * 0.9
	return digits < 2 && isCoarse && !counted.test(unit) ? digits + 1 : digits
}

/** The value a bid promises: a little better than asked, by an amount that differs with `turn`; visibly worse where it falls short. */
export function promised([, comparator, asked, upper, unit]: DemoIndicator, turn: number, fallsShort: boolean): string {
	if (comparator === 'text' || comparator === 'equals') return fallsShort ? String(Number(asked) + 1) : asked
	const target = Number(asked)
	const ceiling = ceilingOf({ unit, target })
	const digits = digitsOf({ asked, unit, ceiling })
	const step = 10 ** -digits
	const share = (turn % 4) * 0.03
	const worse = Math.max(step, Math.abs(target) * 0.08)
	const written = (value: number) => String(Number(value.toFixed(digits)))
	switch (comparator) {
		case 'range': {
			const width = Number(upper) - target
			return written(fallsShort ? target + width * 1.2 : target + width * (0.35 + (turn % 4) * 0.1))
		}
		case 'at-most':
			return written(fallsShort ? target + worse * 2 : target - Math.abs(target) * share)
		case 'at-least': {
			const room = Math.min(Math.abs(target), ceiling - target)
			return written(fallsShort ? target - Math.max(step, Math.min(worse, room)) : target + room * share * (room < Math.abs(target) ? 3 : 1))
		}
	}
}

/** What the bidder is told that did not win. */
export function lossReason(shortOf: string | null): string {
	return shortOf
		? `“${shortOf}”的承诺值低于要求，该项为必达指标，故未入选。感谢贵单位的申报。`
		: '各项承诺均达到要求，综合技术成熟度、验证条件与报价后排序靠后。感谢贵单位的申报。'
}

/** What the bidder that did not win can learn from it. */
export function feedbackOf(shortOf: string | null): string {
	return shortOf
		? `建议先就“${shortOf}”补做对比试验，说明达到要求的路径与风险，再参加下一轮揭榜。`
		: '方案扎实。建议补充第三方验证数据，并把报价中的试验费用分项列明。'
}

/** What the bidder is told that won. */
export const winReason = '承诺指标达到要求，方案与验证安排切实可行，请按约定时间签订合同。'

const teams: Record<RegistrableKind, readonly string[]> = {
	enterprise: [
		'项目组 16 人，由总工程师牵头，研发 9 人、工艺 4 人、质量 3 人；其中高级工程师 5 人，核心成员共事六年以上。',
		'设研发、试制、验证三个小组共 21 人，项目经理主持过两项省级攻关任务，另聘外部专家 2 人把关。',
		'投入专职人员 12 人，负责人有两代产品从样机到量产的经历，试制车间按项目单列班组。',
	],
	university: [
		'教授 2 人、副教授 4 人、博士与硕士研究生 11 人，另有合作企业工程师 3 人负责样机与现场。',
		'课题组 14 人，负责人为学科带头人，长期从事该方向研究；与企业共建的联合实验室提供工程支持。',
		'团队含专任教师 5 人、博士后 2 人、研究生 9 人，分理论、试验、软件三个小组推进。',
	],
	institute: [
		'研究员 3 人、高级工程师 6 人、技术人员 8 人，项目实行总师与质量师双负责制。',
		'由研究室主任负责，投入 15 人，其中检测与计量人员 5 人，能够独立完成全部验证试验。',
		'团队 13 人，成员来自研发、中试与标准三个部门，近三年共同完成同类项目四项。',
	],
}

/** Who would do the work, as a bid of this kind of bidder says it. */
export function teamOf(kind: RegistrableKind, turn: number): string {
	return teams[kind][turn % teams[kind].length] ?? ''
}

const phases = [
	['完成方案细化与关键试验，冻结技术路线', '完成样机或样品试制，开展自测', '现场或用户端验证，第三方检测，准备验收'],
	['建立模型与试验条件，提交阶段报告', '完成集成与优化，提供首批成果', '示范应用与连续考核，整理技术文件'],
	['小规模验证主要指标，双方评审', '放大或工程化，完成可靠性试验', '交付全部成果并配合验收'],
] as const

/** Three phases over the asked months, each with what it ends in. */
export function scheduleOf(durationMonths: number, turn: number): string {
	const [first, second, third] = phases[turn % phases.length] ?? phases[0]
	const one = Math.round(durationMonths * 0.3)
	const two = Math.round(durationMonths * 0.7)
	return `第 1～${one} 个月：${first}；第 ${one + 1}～${two} 个月：${second}；第 ${two + 1}～${durationMonths} 个月：${third}。`
}
