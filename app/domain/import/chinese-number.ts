const digits = new Map(
	[...'零一二三四五六七八九']
		.map((sign, value) => [sign, value] as const)
		.concat(
			[...'〇壹贰叁肆伍陆柒捌玖'].map((sign, value) => [sign, value] as const),
			[
				['两', 2],
				['贰', 2],
				['弍', 2],
				['陸', 6],
			],
		),
)
const places = new Map([
	['十', 10],
	['拾', 10],
	['百', 100],
	['佰', 100],
	['千', 1000],
	['仟', 1000],
])
const powers = new Map([
	['万', 10_000],
	['萬', 10_000],
	['亿', 100_000_000],
	['億', 100_000_000],
])

/** Reads a whole number written in Chinese, everyday or as on cheques (五百万, 伍佰万, 一亿二千万); undefined where it is none. */
export function readChineseNumber(text: string): number | undefined {
	let total = 0
	let section = 0
	let digit: number | undefined
	if (text === '') return undefined
	for (const sign of text) {
		const value = digits.get(sign)
		const place = places.get(sign)
		const power = powers.get(sign)
		if (value !== undefined) {
			if (digit !== undefined && digit !== 0) return undefined
			digit = value
		} else if (place !== undefined) {
			section += (digit ?? 1) * place
			digit = undefined
		} else if (power !== undefined) {
			const group = section + (digit ?? 0)
			if (group === 0 && total === 0) return undefined
			total = group === 0 ? total * power : power > total && total > 0 ? (total + group) * power : total + group * power
			section = 0
			digit = undefined
		} else return undefined
	}
	return total + section + (digit ?? 0)
}
