import type { Language } from '../account/account.ts'

/** An organisation of a bid, as its registration names it. */
export type NamedOrganisation = { name: string; nameEn: string | null; creditCode: string | null }

/** What must not reach an expert: the organisations of a bid, their people, and further words of the screener; `language` is that of the tokens. */
export type Identity = {
	organisations: readonly NamedOrganisation[]
	people: readonly string[]
	words: readonly string[]
	language: Language
}

const places =
	'中国|北京|天津|上海|重庆|河北|山西|内蒙古|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|广西|海南|四川|贵州|云南|西藏|陕西|甘肃|青海|宁夏|新疆|苏州|无锡|常州|镇江|南京|南通|泰州|扬州|盐城|徐州|杭州|宁波|嘉兴|湖州|合肥|深圳|广州|武汉|成都|西安|昆山|江阴|太仓|常熟|张家港|普陀'
const placeFirst = new RegExp(`^(?:${places})(?:省|市|区|县|自治区)?`, 'u')
const legalLast = /(?:\(集团\)|集团)?(?:股份有限公司|有限责任公司|有限公司|股份公司|总公司|公司)$|(?:\(集团\)|集团)$/u
const legalLastEn = /[\s,]*(?:\(?group\)?|co|company|ltd|limited|inc|incorporated|corp|corporation|llc|gmbh|plc)\.?$/i
const placeFirstEn =
	/^(?:china|beijing|tianjin|shanghai|chongqing|jiangsu|zhejiang|anhui|suzhou|wuxi|changzhou|zhenjiang|nanjing|nantong|taizhou|yangzhou|hangzhou|ningbo|shenzhen|guangzhou)\s+/i

/** Shorter forms of a Chinese name would hide ordinary words. */
const shortest = { han: 3, latin: 4 }
const isHan = (text: string) => /\p{Script=Han}/u.test(text)

function without(text: string, part: RegExp): string {
	const left = text.replace(part, '').trim()
	return left === text ? left : without(left, part)
}

/** The forms an organisation is named in: whole, without the legal suffix, without the place before it, without both; too short ones only whole. */
export function nameForms({ name, nameEn }: Pick<NamedOrganisation, 'name' | 'nameEn'>): string[] {
	const forms = [name, nameEn ?? ''].flatMap((given) => {
		const whole = given.normalize('NFKC').trim()
		const [last, first] = isHan(whole) ? [legalLast, placeFirst] : [legalLastEn, placeFirstEn]
		const short = without(whole, last)
		const longEnough = (form: string) => Array.from(form).length >= (isHan(form) ? shortest.han : shortest.latin)
		return [whole, ...[short, without(whole, first), without(short, first)].filter(longEnough)]
	})
	return [...new Set(forms.filter((form) => form !== ''))]
}

/** An identity that nothing gives away. */
export const nobody = (language: Language): Identity => ({ organisations: [], people: [], words: [], language })
