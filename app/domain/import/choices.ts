import type { ChallengeKind, ContentLanguage, SolutionMode } from '../challenge/challenge.ts'
import type { DisclosableField, DisclosureLevel } from '../challenge/disclosure.ts'
import { type IpTemplate, ipTemplates } from '../challenge/terms.ts'
import { type CitySlug, citySlugs } from '../organisation/organisation.ts'
import { toLine } from './plain-text.ts'

/** A word of the forms in either language. */
export type Names = readonly [zh: string, en: string]

/** What the forms call each choice, Chinese first: the words written to sheets and read from them. */
export const kindNames: Record<ChallengeKind, Names> = {
	research: ['技术攻关', 'Research'],
	transfer: ['成果转化', 'Transfer'],
	trial: ['场景验证', 'Trial'],
	procurement: ['采购需求', 'Procurement'],
}
export const modeNames: Record<SolutionMode, Names> = {
	independent: ['独立研发', 'Independent'],
	commissioned: ['委托研发', 'Commissioned'],
	cooperative: ['合作研发', 'Cooperative'],
	other: ['其他', 'Other'],
}
export const ipNames: Record<IpTemplate, Names> = {
	issuer: ['归发榜方所有', 'The issuer’s'],
	solver: ['归揭榜方所有，发榜方享有使用许可', 'The solver’s, with a licence for the issuer'],
	joint: ['双方共有', 'Owned jointly'],
	contribution: ['按各自贡献分别所有', 'Each owns what it contributed'],
}
export const languageNames: Record<ContentLanguage, Names> = { zh: ['中文', 'Chinese'], en: ['英文', 'English'] }
export const cityNames: Record<CitySlug, Names> = {
	putuo: ['上海普陀', 'Putuo'],
	suzhou: ['苏州', 'Suzhou'],
	wuxi: ['无锡', 'Wuxi'],
	changzhou: ['常州', 'Changzhou'],
	zhenjiang: ['镇江', 'Zhenjiang'],
	nanjing: ['南京', 'Nanjing'],
	nantong: ['南通', 'Nantong'],
	taizhou: ['泰州', 'Taizhou'],
}
/** Of what can be kept back; but for files they are the headers of its columns too. */
export const disclosableNames: Record<DisclosableField, Names> = {
	problem: ['主要问题', 'Problem'],
	stateOfArt: ['国内外现状', 'State of the art'],
	researchContent: ['主要研究内容', 'Research content'],
	goal: ['预期目标', 'Goal'],
	deliverables: ['交付物', 'Deliverables'],
	offered: ['提供条件', 'Offered conditions'],
	acceptanceCriteria: ['验收标准', 'Acceptance criteria'],
	files: ['附件', 'Files'],
}
export const levelNames: Record<DisclosureLevel, Names> = {
	public: ['公开', 'Public'],
	'signed-in': ['登录后可见', 'Signed in'],
	verified: ['核验单位可见', 'Verified organisations'],
	undertaking: ['签署保密承诺后可见', 'After an undertaking'],
}
export const bidCountNames: Names = ['揭榜数', 'Number of bids']
export const hiddenNames: Names = ['不公开', 'Not shown']

const signs: Record<ChallengeKind, RegExp> = {
	transfer: /转化|transfer/i,
	trial: /场景|验证|试用|trial|pilot/i,
	procurement: /采购|procure|purchas/i,
	research: /攻关|研发|研究|开发|难题|research/i,
}
const modeSigns: Record<SolutionMode, RegExp> = {
	commissioned: /委托|commission/i,
	cooperative: /合作|联合|cooperat|collaborat|joint/i,
	independent: /独立|自主|independent/i,
	other: /其[他它]|不限|other/i,
}

const ipSigns: Record<IpTemplate, RegExp> = {
	contribution: /贡献|各自|分别|contribut/i,
	joint: /共有|共同|共享|joint/i,
	solver: /^((知识)?产权)?[归属由]*(揭榜|承担|受托)|^(the )?solver/i,
	issuer: /^((知识)?产权)?[归属由]*(发榜|委托|需求)|^(the )?issuer/i,
}
/** Longer words for an IP template say more than which of the four it is. */
const longestIpName = 16

/** The demand kind a cell names; undefined where it names none. */
export function readKind(text: string): ChallengeKind | undefined {
	return firstSign(signs, text)
}

/** The way of solving (解决方式) a cell names; undefined where it names none. */
export function readSolutionMode(text: string): SolutionMode | undefined {
	return firstSign(modeSigns, text)
}

/** Whether a cell calls something what we call it, word for word. */
export function isNamed(names: Names, text: string): boolean {
	return names.some((name) => toLine(name).toLowerCase() === toLine(text).toLowerCase())
}

/** The IP template (产权模板) a cell names, and nothing more than that; undefined where it names none or says more. */
export function readIpTemplate(text: string): IpTemplate | undefined {
	const line = toLine(text)
	const named = ipTemplates.find((template) => isNamed(ipNames[template], line))
	if (named) return named
	return line.length > longestIpName || /[,;:、。()]/.test(line) ? undefined : firstSign(ipSigns, line)
}

/** The content language a cell names. */
export function readLanguage(text: string): ContentLanguage | undefined {
	return firstSign({ zh: /^(中文?|汉语|zh|chinese)/i, en: /^(英文?|英语|en|english)/i }, text)
}

/** The corridor's city an address or name lies in: the one named first; undefined where it names none of them. */
export function readCity(text: string): CitySlug | undefined {
	const line = toLine(text).toLowerCase()
	const found = citySlugs.flatMap((slug) => {
		const [zh, en] = cityNames[slug]
		const at = [line.indexOf(slug === 'putuo' ? '普陀' : zh), line.indexOf(en.toLowerCase())].filter((place) => place >= 0)
		return at.length === 0 ? [] : [{ slug, at: Math.min(...at) }]
	})
	return found.sort((a, b) => a.at - b.at)[0]?.slug
}

function firstSign<Choice extends string>(table: Record<Choice, RegExp>, text: string): Choice | undefined {
	const line = toLine(text)
	for (const choice in table) if (table[choice].test(line)) return choice
	return undefined
}
