const at = String.raw`\s?(?:@|\(at\)|\[at\]|#at#)\s?`
const topLevel = 'com|cn|net|org|edu|gov|ac|io|info|biz|top|tech|xyz|ltd|club|site|shop|vip|cc|中国|公司|企业'
/** What an address is made of once its text is in half width and small letters; Chinese goes on after it without a space. */
const rest = String.raw`(?:[/?#:][\w./?#:=&%~+@!$-]*)?`
const host = String.raw`(?:[a-z0-9-]{1,63}\.){1,6}(?:${topLevel})(?![a-z0-9])`
/** Between the groups of a number. */
const gap = String.raw`[\s.\-–—]?`
const begin = String.raw`(?<![\d.])`
const end = String.raw`(?![\d]|\.\d)`
const country = String.raw`(?:(?:\+|00)?86[)]?${gap})?`
const area = String.raw`[(]?0[1-9]\d{1,2}[)]?`
/** Groups as people write them; of numbers spaced sign by sign, every sign stands alone. */
const mobile = String.raw`1[3-9]\d(?:${gap}\d{4}${gap}\d{4}|${gap}\d{3}${gap}\d{5}|\d${gap}\d{3}${gap}\d{4}|\d{2}${gap}\d{3}${gap}\d{3})`
const local = String.raw`(?:\d{3,4}${gap}\d{4}|\d{2}${gap}\d{2,3}${gap}\d{2}${gap}\d{2})`
const digits = (count: number) => String.raw`(?:${gap}\d){${count}}`

/** What tells of anybody, whoever it is; looked for in texts of half width and small letters. */
export const patterns = [
	{ kind: 'email', pattern: new RegExp(String.raw`[\w.+-]{1,64}${at}[a-z0-9-]{1,63}(?:\s?\.\s?[a-z0-9-]{1,63}){1,6}`, 'g') },
	{ kind: 'web', pattern: /(?:https?|ftp|file|mailto|tel):[^\s<>"'，。；、（）【】]+/g },
	{ kind: 'web', pattern: new RegExp(String.raw`(?<![\w@.-])${host}${rest}`, 'g') },
	{ kind: 'web', pattern: new RegExp(String.raw`(?<![\w.])www\.[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,6}${rest}`, 'g') },
	{ kind: 'phone', pattern: new RegExp(`${begin}[(]?${country}${mobile}${end}`, 'g') },
	{ kind: 'phone', pattern: new RegExp(String.raw`${begin}[(]?${country}${area}${gap}${local}${end}(?:\s?(?:转|ext\.?|-)\s?\d{1,6})?`, 'g') },
	{ kind: 'phone', pattern: new RegExp(String.raw`${begin}(?:1[\s-][3-9]|0[\s-][1-9])(?:[\s-]\d){8,10}${end}`, 'g') },
	{ kind: 'phone', pattern: new RegExp(String.raw`(?<![\d.])(?:\+|00)86[)]?${gap}\d${digits(8)}(?:${gap}\d){0,2}(?!\d)`, 'g') },
	{ kind: 'phone', pattern: new RegExp(String.raw`${begin}[48]00${gap}\d{3}${gap}\d{4}${end}`, 'g') },
	{ kind: 'phone', pattern: /(?:电话|手机|传真|联系方式|\btel\b|\bfax\b|\bphone\b|\bmobile\b)[^\d\n]{0,8}\d(?:[\s.-]?\d){5,14}/g },
	{ kind: 'account', pattern: /(?:微信号?|wechat|weixin|\bwx)(?:号|\s?id)?\s?[:：]\s?[a-z0-9][\w-]{4,19}/g },
	{ kind: 'account', pattern: /\bqq(?:号|群)?\s?[:：]?\s?[1-9]\d{4,11}(?!\d)/g },
] as const

/** A unified social credit code, in capital letters without spaces. */
export const codePattern = /[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}/g
