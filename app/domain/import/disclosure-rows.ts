import { type DisclosableField, type Disclosure, type DisclosureLevel, disclosableFields, disclosureLevels } from '../challenge/disclosure.ts'
import { toLine } from './plain-text.ts'

/** Who may read what of a demand, and whether how many bids there are is shown. */
export type Openness = { disclosure: Disclosure; showsBidCount: boolean }

type Names = readonly [zh: string, en: string]
const fieldNames: Record<DisclosableField, Names> = {
	problem: ['主要问题', 'Problem'],
	stateOfArt: ['国内外现状', 'State of the art'],
	researchContent: ['主要研究内容', 'Research content'],
	goal: ['预期目标', 'Goal'],
	deliverables: ['交付物', 'Deliverables'],
	offered: ['提供条件', 'Offered conditions'],
	acceptanceCriteria: ['验收标准', 'Acceptance criteria'],
	files: ['附件', 'Files'],
}
const levelNames: Record<DisclosureLevel, Names> = {
	public: ['公开', 'Public'],
	'signed-in': ['登录后可见', 'Signed in'],
	verified: ['核验单位可见', 'Verified organisations'],
	undertaking: ['签署保密承诺后可见', 'After an undertaking'],
}
const bidCount: Names = ['揭榜数', 'Number of bids']
const hidden: Names = ['不公开', 'Not shown']

/** Writes what is not open to everyone, a line each: 主要研究内容：核验单位可见. */
export function writeOpenness({ disclosure, showsBidCount }: Openness, zh: boolean): string {
	const line = (what: Names, who: Names) => (zh ? `${what[0]}：${who[0]}` : `${what[1]}: ${who[1]}`)
	const kept = disclosableFields.flatMap((field) => {
		const level = disclosure[field] ?? 'public'
		return level === 'public' ? [] : [line(fieldNames[field], levelNames[level])]
	})
	return [...kept, ...(showsBidCount ? [] : [line(bidCount, hidden)])].join('\n')
}

/** Reads what `writeOpenness` writes, in either language, and a bare 公开; lines it cannot read are `leftover`. */
export function readOpenness(text: string): Openness & { leftover: string[] } {
	const read: Openness & { leftover: string[] } = { disclosure: {}, showsBidCount: true, leftover: [] }
	for (const line of text
		.split(/[\n;；]/)
		.map(toLine)
		.filter(Boolean)) {
		const [what = '', who = ''] = line.split(/[:：]/).map((part) => part.trim())
		const field = disclosableFields.find((one) => isNamed(fieldNames[one], what))
		const level = disclosureLevels.find((one) => isNamed(levelNames[one], who))
		if (isNamed(levelNames.public, line)) continue
		if (field && level) read.disclosure = { ...read.disclosure, ...(level === 'public' ? {} : { [field]: level }) }
		else if (isNamed(bidCount, what) && isNamed(hidden, who)) read.showsBidCount = false
		else read.leftover.push(line)
	}
	return read
}

const isNamed = (names: Names, text: string) => names.some((name) => toLine(name).toLowerCase() === text.toLowerCase())
