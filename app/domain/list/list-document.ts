import { toBeijingInput } from '../calendar/beijing-time.ts'
import type { ContentLanguage } from '../challenge/challenge.ts'
import type { DemandDraft, DraftIndicator } from '../import/draft.ts'
import { writeNaturally } from '../import/indicators.ts'

/** A document in plain words, for whatever lays it out: a title, lines beneath it, and a table of name and text for each challenge. */
export type ListDocument = {
	title: string
	lines: string[]
	note: string
	tables: { heading: string; rows: (readonly [name: string, text: string])[] }[]
}

type Facts = { title: string; code: string; ownerName: string; releasedAt: Date | null; event: { name: string; place: string } | null; note: string }
type Writing = { language: ContentLanguage; money: (fen: number) => string; address: (code: string) => string }
type Row = { names: readonly [zh: string, en: string]; write: (draft: DemandDraft, writing: Writing & { zh: boolean }) => string }

const moment = (instant: Date) => toBeijingInput(instant).replace('T', ' ')

/** The rows of published lists, in their usual order. A row with nothing to say is left out. */
const rows: readonly Row[] = [
	{ names: ['榜题名称', 'Challenge'], write: ({ title }) => title },
	{ names: ['编号', 'Code'], write: ({ code }) => code },
	{ names: ['发榜单位', 'Issuer'], write: ({ issuerName }) => issuerName },
	{ names: ['要解决的问题', 'Problem'], write: ({ problem }) => problem },
	{ names: ['国内外现状', 'State of the art'], write: ({ stateOfArt }) => stateOfArt },
	{ names: ['主要研究内容', 'Research content'], write: ({ researchContent }) => researchContent },
	{ names: ['考核指标', 'Indicators'], write: writeTargets },
	{ names: ['交付物', 'Deliverables'], write: ({ deliverables }) => deliverables },
	{ names: ['榜金', 'Budget'], write: writeMoney },
	{ names: ['其中财政资金', 'Public money within it'], write: ({ publicMoneyFen }, { money }) => (publicMoneyFen ? money(publicMoneyFen) : '') },
	{ names: ['支付安排', 'Payments'], write: ({ payments }) => payments.map(({ due, share }) => `${due} ${share}%`).join('\n') },
	{ names: ['攻关周期', 'Duration'], write: ({ durationMonths }, { zh }) => writeMonths(durationMonths, zh) },
	{ names: ['揭榜条件', 'Conditions'], write: ({ conditions }) => conditions },
	{ names: ['产权归属', 'IP rule'], write: ({ ipRule }) => ipRule },
	{ names: ['背景知识产权', 'Background IP'], write: ({ backgroundIp }) => backgroundIp },
	{ names: ['收益分配', 'Split of income'], write: ({ incomeSplit }) => incomeSplit },
	{ names: ['评榜标准', 'Evaluation criteria'], write: ({ criteria }) => criteria.map(({ name, weight }) => `${name} ${weight}%`).join('\n') },
	{
		names: ['揭榜截止', 'Closes'],
		write: ({ bidsCloseAt }, { zh }) => (bidsCloseAt ? `${moment(bidsCloseAt)}${zh ? '（北京时间）' : ' (Beijing time)'}` : ''),
	},
	{
		names: ['联系方式', 'Contact'],
		write: ({ code }, { zh, address }) =>
			zh ? `请在本榜题网页提问，不显示提问单位：${address(code)}` : `Ask on the page of this challenge; who asks is not shown: ${address(code)}`,
	},
]

/** A released list in the usual layout of a published one (《…榜单》); says of each demand what `drafts` hold and nothing else, never a person to call. */
export function listDocument(facts: Facts, drafts: readonly DemandDraft[], writing: Writing): ListDocument {
	const zh = writing.language === 'zh'
	const named = (names: readonly [string, string]) => names[zh ? 0 : 1]
	return {
		title: zh ? `《${facts.title}》` : facts.title,
		lines: [
			facts.code,
			facts.ownerName,
			facts.releasedAt ? dayIn(facts.releasedAt, zh) : '',
			facts.event ? `${facts.event.name} · ${facts.event.place}` : '',
			zh ? `共 ${drafts.length} 项榜题` : `${drafts.length} challenges`,
		].filter((line) => line !== ''),
		note: facts.note,
		tables: drafts.map((draft, at) => ({
			heading: zh ? `序号 ${at + 1}` : `No. ${at + 1}`,
			rows: rows.map(({ names, write }) => [named(names), write(draft, { ...writing, zh })] as const).filter(([, text]) => text !== ''),
		})),
	}
}

function writeTargets({ indicators, indicatorText }: DemandDraft, { zh }: { zh: boolean }): string {
	return [...indicators.map((indicator) => writeTarget(indicator, zh)), indicatorText].filter(Boolean).join('\n')
}

function writeTarget(indicator: DraftIndicator, zh: boolean): string {
	const { baseline, weight, isMust } = indicator
	const more = [
		isMust ? '' : zh ? '加分' : 'plus',
		baseline && (zh ? `现有 ${baseline}` : `today ${baseline}`),
		weight === null ? '' : zh ? `权重 ${weight}%` : `weight ${weight}%`,
	].filter(Boolean)
	return [writeNaturally(indicator), ...more].join(zh ? '，' : ', ')
}

function writeMoney({ budgetFen, budgetNote }: DemandDraft, { zh, money }: Writing & { zh: boolean }): string {
	if (budgetFen !== null) return [money(budgetFen), budgetNote].filter(Boolean).join(zh ? '；' : '; ')
	return budgetNote || (zh ? '面议' : 'negotiable')
}

function writeMonths(months: number | null, zh: boolean): string {
	if (months === null) return ''
	return zh ? `${months} 个月` : `${months} months`
}

function dayIn(instant: Date, zh: boolean): string {
	const [day = ''] = moment(instant).split(' ')
	const [year, month, date] = day.split('-').map(Number)
	return zh ? `${year}年${month}月${date}日` : day
}
