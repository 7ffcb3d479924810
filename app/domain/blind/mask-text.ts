import { isCreditCode, normaliseCreditCode } from '../organisation/credit-code.ts'
import { type Identity, nameForms } from './identity.ts'
import { codePattern, patterns } from './patterns.ts'
import { type Projection, projected } from './projection.ts'

/** What can be found of an identity. */
type IdentityKind = 'organisation' | 'person' | 'word' | 'email' | 'web' | 'phone' | 'code' | 'account'

/** What stands in the place of each. */
const tokens: Record<Identity['language'], Record<IdentityKind, string>> = {
	zh: {
		organisation: '【机构】',
		person: '【人员】',
		word: '【隐去】',
		email: '【邮箱】',
		web: '【网址】',
		phone: '【电话】',
		code: '【代码】',
		account: '【账号】',
	},
	en: {
		organisation: '[organisation]',
		person: '[person]',
		word: '[removed]',
		email: '[e-mail]',
		web: '[web address]',
		phone: '[phone]',
		code: '[code]',
		account: '[account]',
	},
}

/** A stretch of a text, in UTF-16 units, and what stands in its place. */
export type Replacement = { from: number; to: number; token: string }

/** Finds what identifies somebody; `names` looks for what the identity names alone, not for addresses and numbers of anybody. */
export type Masker = { find: (text: string) => Replacement[]; names: (text: string) => Replacement[]; mask: (text: string) => string }

const isWordSign = (sign: string | undefined) => sign !== undefined && /[\p{Script=Latin}\p{Nd}]/u.test(sign)
type Found = { from: number; to: number; kind: IdentityKind }

/** Builds what finds and masks an identity in texts: in full or half width, any case, and with spaces, hyphens or brackets between the signs. */
export function maskerOf(identity: Identity): Masker {
	const sought = [
		...identity.organisations.flatMap(nameForms).map((text) => ({ text, kind: 'organisation' as const })),
		...identity.people.map((text) => ({ text, kind: 'person' as const })),
		...identity.words.map((text) => ({ text, kind: 'word' as const })),
	]
	const kinds = new Map(sought.map(({ text, kind }) => [projected(text).tight.text, kind]))
	const longestFirst = [...kinds.keys()].filter((text) => Array.from(text).length > 1).sort((a, b) => b.length - a.length)
	const named = longestFirst.length > 0 ? new RegExp(longestFirst.map((text) => text.replaceAll(/[.*+?^${}()|[\]\\/-]/g, '\\$&')).join('|'), 'gu') : undefined
	const known = new Set(identity.organisations.flatMap(({ creditCode }) => (creditCode ? [normaliseCreditCode(creditCode)] : [])))
	const words = tokens[identity.language]

	const namesIn = (projection: Projection): Found[] => {
		const { tight } = projection
		return (named ? matchesOf(named, tight.text, 'within') : []).flatMap(({ at, text }) => {
			const whole = { ...tight.stretch(at, at + text.length), kind: kinds.get(text) ?? 'word' }
			return isCutFromWord(projection.source, whole) ? [] : [whole]
		})
	}
	const codesIn = ({ tight, source }: Projection): Found[] =>
		matchesOf(codePattern, tight.text.toUpperCase(), 'within').flatMap(({ at, text }) => {
			const found = { ...tight.stretch(at, at + text.length), kind: 'code' as const }
			const isInOnePiece = found.to - found.from === text.length
			return !isCutFromWord(source, found) && (isInOnePiece || isCreditCode(text) || known.has(text)) ? [found] : []
		})
	const patternsIn = ({ wide }: Projection): Found[] =>
		patterns.flatMap(({ kind, pattern }) => matchesOf(pattern, wide.text).map(({ at, text }) => ({ ...wide.stretch(at, at + text.length), kind })))

	const replacements = (found: Found[]) => merged(found).map(({ from, to, kind }) => ({ from, to, token: words[kind] }))
	const find = (text: string) => {
		const projection = projected(text)
		return replacements([...namesIn(projection), ...codesIn(projection), ...patternsIn(projection)])
	}
	return { find, names: (text) => replacements(namesIn(projected(text))), mask: (text) => replaced(text, find(text)) }
}

/** A text with stretches of it replaced. */
export function replaced(text: string, replacements: readonly Replacement[]): string {
	let at = 0
	const parts = replacements.flatMap(({ from, to, token }) => {
		const part = [text.slice(at, from), token]
		at = to
		return part
	})
	return [...parts, text.slice(at)].join('')
}

/** The matches of a global pattern one after another; `within`: those too that begin within another. Unlike `matchAll` it compiles nothing anew. */
function matchesOf(pattern: RegExp, text: string, next: 'after' | 'within' = 'after'): { at: number; text: string }[] {
	const matches = []
	pattern.lastIndex = 0
	for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
		matches.push({ at: match.index, text: match[0] })
		if (next === 'within') pattern.lastIndex = match.index + 1
	}
	return matches
}

/** Whether a stretch begins or ends within a word of Latin letters or a number. */
function isCutFromWord(source: string, { from, to }: { from: number; to: number }): boolean {
	const isInside = (before: string | undefined, after: string | undefined) => isWordSign(before) && isWordSign(after)
	return isInside(source[from - 1], source[from]) || isInside(source[to - 1], source[to])
}

function merged(found: Found[]): Found[] {
	const inOrder = [...found].sort((a, b) => a.from - b.from || b.to - a.to)
	const kept: Found[] = []
	for (const one of inOrder) {
		const last = kept.at(-1)
		if (last && one.from < last.to) last.to = Math.max(last.to, one.to)
		else kept.push({ ...one })
	}
	return kept
}
