import { writePrice } from '../bid/price.ts'
import { toBeijingInput } from '../calendar/beijing-time.ts'
import type { ContentLanguage } from '../challenge/challenge.ts'
import { cityNames, disclosableNames, ipNames, kindNames, languageNames, modeNames, type Names } from './choices.ts'
import { writeOpenness } from './disclosure-rows.ts'
import type { DemandDraft } from './draft.ts'
import { writeIndicators } from './indicators.ts'
import { writeKeywords } from './keywords.ts'
import { writeShares } from './share-rows.ts'

/** What a cell can hold: words, a number, or nothing. */
type SheetCell = string | number | null
/** A column with its header and its width in characters. */
type SheetColumn = { header: string; width: number }
type Layout = { headers: Names; width: number; write: (draft: DemandDraft, zh: boolean) => SheetCell }

/** Most characters kept in a cell; Excel takes 32,767. What is longer goes on in the next row. */
const longestCell = 32_000

const layout: readonly Layout[] = [
	{ headers: ['榜题编号', 'Code'], width: 16, write: ({ code }) => code },
	{ headers: ['需求名称*', 'Title*'], width: 40, write: ({ title }) => title },
	{ headers: ['需求类型', 'Kind'], width: 12, write: ({ kind }, zh) => named(kindNames[kind], zh) },
	{ headers: ['发榜单位', 'Issuer'], width: 28, write: ({ issuerName }) => issuerName },
	{ headers: ['统一社会信用代码', 'Credit code'], width: 22, write: ({ creditCode }) => creditCode },
	{ headers: ['所在城市', 'City'], width: 12, write: ({ citySlug }, zh) => (citySlug ? named(cityNames[citySlug], zh) : '') },
	{ headers: ['所属领域', 'Field'], width: 20, write: ({ field }) => field },
	{ headers: disclosableNames.problem, width: 50, write: ({ problem }) => problem },
	{ headers: disclosableNames.stateOfArt, width: 40, write: ({ stateOfArt }) => stateOfArt },
	{ headers: ['主要技术指标', 'Indicators'], width: 50, write: ({ indicators }) => writeIndicators(indicators) },
	{ headers: ['指标补充说明', 'Further indicators'], width: 30, write: ({ indicatorText }) => indicatorText },
	{ headers: disclosableNames.researchContent, width: 50, write: ({ researchContent }) => researchContent },
	{ headers: disclosableNames.goal, width: 40, write: ({ goal }) => goal },
	{ headers: disclosableNames.deliverables, width: 30, write: ({ deliverables }) => deliverables },
	{ headers: ['揭榜条件', 'Conditions'], width: 40, write: ({ conditions }) => conditions },
	{ headers: ['产权模板', 'IP template'], width: 20, write: ({ ipTemplate }, zh) => (ipTemplate ? named(ipNames[ipTemplate], zh) : '') },
	{ headers: ['产权归属', 'IP rule'], width: 30, write: ({ ipRule }) => ipRule },
	{ headers: ['背景知识产权', 'Background IP'], width: 30, write: ({ backgroundIp }) => backgroundIp },
	{ headers: ['收益分配', 'Split of income'], width: 30, write: ({ incomeSplit }) => incomeSplit },
	{ headers: disclosableNames.offered, width: 30, write: ({ offered }) => offered },
	{ headers: disclosableNames.acceptanceCriteria, width: 40, write: ({ acceptanceCriteria }) => acceptanceCriteria },
	{
		headers: ['评榜标准', 'Evaluation criteria'],
		width: 30,
		write: ({ criteria }) =>
			writeShares(
				criteria.map(({ name, weight }) => ({ what: name, share: weight })),
				'',
			),
	},
	{ headers: ['关键词', 'Keywords'], width: 24, write: ({ keywords }) => writeKeywords(keywords) },
	{ headers: ['解决方式', 'Solution mode'], width: 12, write: ({ solutionMode }, zh) => (solutionMode ? named(modeNames[solutionMode], zh) : '') },
	{ headers: ['拟投入资金总额（万元）', 'Budget (10,000 CNY)'], width: 16, write: writeBudget },
	{ headers: ['资金说明', 'Budget note'], width: 24, write: ({ budgetNote }) => budgetNote },
	{
		headers: ['财政资金（万元）', 'Public money (10,000 CNY)'],
		width: 16,
		write: ({ publicMoneyFen }) => (publicMoneyFen === null ? '' : Number(writePrice(publicMoneyFen, 'wan'))),
	},
	{
		headers: ['付款安排', 'Payments'],
		width: 30,
		write: ({ payments }) =>
			writeShares(
				payments.map(({ due, share }) => ({ what: due, share })),
				'%',
			),
	},
	{ headers: ['项目周期（月）', 'Duration (months)'], width: 12, write: ({ durationMonths }) => durationMonths },
	{ headers: ['揭榜开始', 'Opens at'], width: 18, write: ({ bidsOpenAt }) => writeInstant(bidsOpenAt) },
	{ headers: ['揭榜截止', 'Closes at'], width: 18, write: ({ bidsCloseAt }) => writeInstant(bidsCloseAt) },
	{ headers: ['联系人', 'Contact'], width: 12, write: ({ contactName }) => contactName },
	{ headers: ['联系电话', 'Phone'], width: 18, write: ({ contactPhone }) => contactPhone },
	{ headers: ['电子邮箱', 'Email'], width: 26, write: ({ contactEmail }) => contactEmail },
	{ headers: ['公开范围', 'Disclosure'], width: 30, write: (draft, zh) => writeOpenness(draft, zh) },
	{ headers: ['语言', 'Language'], width: 8, write: ({ language }, zh) => named(languageNames[language], zh) },
	{ headers: ['原文链接', 'Source URL'], width: 30, write: ({ sourceUrl }) => sourceUrl },
]
/** What a collector need not ask for: the platform fills it in. */
const filledByPlatform = new Set(['榜题编号', '指标补充说明', '资金说明', '揭榜开始', '公开范围', '语言', '原文链接'])

/** The columns of an exported list, in the given language; every header is one the import recognises. */
export function exportColumns(language: ContentLanguage): SheetColumn[] {
	return layout.map(({ headers, width }) => ({ header: named(headers, language === 'zh'), width }))
}

/** The cells of one demand under `exportColumns`; the import reads the same draft from them. Texts too long for a cell go on in further rows. */
export function exportRows(draft: DemandDraft, language: ContentLanguage): SheetCell[][] {
	const pieces = layout.map(({ write }) => cut(write(draft, language === 'zh')))
	const count = Math.max(...pieces.map(({ length }) => length))
	return Array.from({ length: count }, (_, at) => pieces.map((cells) => cells[at] ?? null))
}

/** The columns of the blank form for collecting demands. */
export function templateColumns(language: ContentLanguage): SheetColumn[] {
	return exportColumns(language).filter((_, at) => !filledByPlatform.has(layout[at]?.headers[0] ?? ''))
}

const named = (names: Names, zh: boolean) => names[zh ? 0 : 1]

function writeBudget({ budgetFen, budgetNote }: DemandDraft, zh: boolean): SheetCell {
	if (budgetFen !== null) return Number(writePrice(budgetFen, 'wan'))
	return budgetNote === '' ? named(['面议', 'Negotiable'], zh) : ''
}

function writeInstant(instant: Date | null): SheetCell {
	if (instant === null) return ''
	const rest = instant.getTime() % 60_000
	return toBeijingInput(instant).replace('T', ' ') + (rest === 0 ? '' : `:${instant.toISOString().slice(17, 23)}`)
}

function cut(cell: SheetCell): SheetCell[] {
	if (typeof cell !== 'string' || cell.length <= longestCell) return [cell === '' ? null : cell]
	const head = cell.slice(0, longestCell)
	const single = [...head.matchAll(/(?<!\n)\n(?!\n)/g)].at(-1)?.index ?? head.lastIndexOf('\n')
	const end = single > 0 ? single : longestCell
	return [cell.slice(0, end), ...cut(cell.slice(end).replace(/^\n+/, ''))]
}
