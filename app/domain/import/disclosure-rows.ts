import { type Disclosure, disclosableFields, disclosureLevels, keptBack } from '../challenge/disclosure.ts'
import { bidCountNames, disclosableNames, hiddenNames, isNamed, levelNames, type Names } from './choices.ts'
import { toLine } from './plain-text.ts'

/** Who may read what of a demand, and whether how many bids there are is shown. */
export type Openness = { disclosure: Disclosure; showsBidCount: boolean }

/** Writes what is not open to everyone, a line each: 主要研究内容：核验单位可见. */
export function writeOpenness({ disclosure, showsBidCount }: Openness, zh: boolean): string {
	const line = (what: Names, who: Names) => (zh ? `${what[0]}：${who[0]}` : `${what[1]}: ${who[1]}`)
	const kept = keptBack(disclosure, (level) => level === 'public')
	return [
		...kept.map(({ field, level }) => line(disclosableNames[field], levelNames[level])),
		...(showsBidCount ? [] : [line(bidCountNames, hiddenNames)]),
	].join('\n')
}

/** Reads what `writeOpenness` writes, in either language, and a bare 公开; lines it cannot read are `leftover`. */
export function readOpenness(text: string): Openness & { leftover: string[] } {
	const disclosure: Disclosure = {}
	const leftover: string[] = []
	let showsBidCount = true
	for (const line of text
		.split(/[\n;；]/)
		.map(toLine)
		.filter((one) => one !== '' && !isNamed(levelNames.public, one))) {
		const [what = '', who = ''] = line.split(/[:：]/)
		const field = disclosableFields.find((one) => isNamed(disclosableNames[one], what))
		const level = disclosureLevels.find((one) => isNamed(levelNames[one], who))
		if (field && level) {
			if (level !== 'public') disclosure[field] = level
		} else if (isNamed(bidCountNames, what) && isNamed(hiddenNames, who)) showsBidCount = false
		else leftover.push(line)
	}
	return { disclosure, showsBidCount, leftover }
}
