import { expect, test } from 'vitest'
import en from '#app/i18n/en/index.ts'
import zh from '#app/i18n/zh/index.ts'
import { type Usage, usageOf } from './i18n-usage.ts'
import { isTest, sourcesIn } from './sources.ts'

/** Texts that are rightly not in the language around them: a language is named in its own. */
const notTranslated = ['common:shell.en', 'common:shell.zh']

type Text = { namespace: string; key: string; text: string }

/** Plural forms of one key count as that key: Chinese has one form, English two. */
const plural = /_(zero|one|two|few|many|other)$/
const withoutPlural = (key: string) => key.replace(plural, '')
const nameOf = ({ namespace, key }: Text) => `${namespace}:${withoutPlural(key)}`

function flatten(namespace: string, value: unknown, keys: string[] = []): Text[] {
	if (typeof value === 'string') return [{ namespace, key: keys.join('.'), text: value }]
	if (typeof value !== 'object' || value === null) throw new Error(`${namespace}:${keys.join('.')} is neither a text nor a group`)
	return Object.entries(value).flatMap(([key, inner]) => flatten(namespace, inner, [...keys, key]))
}

const textsOf = (texts: object) => Object.entries(texts).flatMap(([namespace, group]) => flatten(namespace, group))
const chinese = textsOf(zh)
const english = textsOf(en)

function byName(texts: Text[], read: (text: string) => string[]): Record<string, string[]> {
	const found: Record<string, string[]> = {}
	for (const text of texts) found[nameOf(text)] = [...new Set([...(found[nameOf(text)] ?? []), ...read(text.text)])].sort()
	return found
}

const placeholders = (text: string) => [...text.matchAll(/\{\{-?\s*([\w.]+)[^}]*\}\}/g)].map(([, name = '']) => name)
const tags = (text: string) => [...text.matchAll(/<\/?[\w]+\s*\/?>/g)].map(([tag]) => tag)
const isChinese = (text: string) => /\p{Script=Han}/u.test(text)
const saysNothing = (text: string) => !/\p{Letter}/u.test(text.replace(/\{\{[^}]*\}\}/g, ''))

test('both languages have the same namespaces and keys', () => {
	expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort())
	expect([...new Set(english.map(nameOf))].sort()).toEqual([...new Set(chinese.map(nameOf))].sort())
})

test('a plural has the forms its language needs', () => {
	const formsOf = (texts: Text[], forms: string[]) => {
		const keys = new Set(texts.map(({ namespace, key }) => `${namespace}:${key}`))
		const plurals = new Set(texts.filter(({ key }) => plural.test(key)).map(nameOf))
		return [...plurals].filter((name) => forms.some((form) => !keys.has(`${name}_${form}`)))
	}
	expect(formsOf(english, ['one', 'other'])).toEqual([])
	expect(formsOf(chinese, ['other'])).toEqual([])
})

test('both languages use the same placeholders and tags', () => {
	expect(byName(english, placeholders)).toEqual(byName(chinese, placeholders))
	expect(byName(english, tags)).toEqual(byName(chinese, tags))
})

test('no text is empty', () => {
	expect([...chinese, ...english].filter(({ text }) => text.trim() === '').map(nameOf)).toEqual([])
})

test('Chinese is Chinese and English is English', () => {
	const isExcused = (text: Text) => saysNothing(text.text) || notTranslated.includes(nameOf(text))
	expect(chinese.filter((text) => !isChinese(text.text) && !isExcused(text)).map(nameOf)).toEqual([])
	expect(english.filter((text) => isChinese(text.text) && !isExcused(text)).map(nameOf)).toEqual([])
})

const usages = sourcesIn('app')
	.filter((source) => !isTest(source) && !/^app\/i18n\/(zh|en)\//.test(source.path))
	.map(usageOf)
const everyLiteral = new Set(usages.flatMap((usage) => [...usage.literals]))

/** A key may be written with its namespace anywhere, or bare where its namespace is the file's own. */
function spellings(usage: Usage, { namespace, key }: Text): string[] {
	const bare = usage.namespaces.includes(namespace) ? [withoutPlural(key)] : []
	return [`${namespace}:${withoutPlural(key)}`, ...bare]
}

function isUsed(text: Text): boolean {
	const isWritten = (usage: Usage) =>
		spellings(usage, text).some((spelling) => usage.literals.has(spelling) || usage.patterns.some((pattern) => pattern.test(spelling)))
	return usages.some((usage) => isWritten(usage) || isComputed(usage, text))
}

/** The words of a key computed elsewhere stand as strings somewhere in the source. */
function isComputed(usage: Usage, { namespace, key }: Text): boolean {
	const words = usage.computed.flatMap((shape) => shape.exec(withoutPlural(key))?.slice(1) ?? [])
	return usage.namespaces.includes(namespace) && words.some((word) => everyLiteral.has(word))
}

test('every text is used', () => {
	expect([...new Set(chinese.filter((text) => !isUsed(text)).map(nameOf))]).toEqual([])
})

test('every key asked for exists', () => {
	const missing = usages.flatMap((usage) => {
		const known = chinese.flatMap((text) => spellings(usage, text))
		return usage.asked
			.filter((asked) => !known.some((key) => (typeof asked === 'string' ? key === asked : asked.test(key))))
			.map((asked) => `${usage.path}: ${asked}`)
	})
	expect(missing).toEqual([])
})

test('uses are read from every way a key is written', () => {
	const text = `
		const { t } = useTranslation('bid')
		const a = t('draft'), b = t(isLate ? 'late' : 'early'), c = t(\`status.\${status}.label\`), d = t(code), g = t(\`\${kind}.title\`)
		const e = <Trans i18nKey="list:released" />
		function f(t: TFunction<'monitor'>) {}`
	const usage = usageOf({ path: 'example.tsx', text })
	expect(usage).toMatchObject({
		namespaces: ['bid', 'monitor'],
		asked: ['draft', 'late', 'early', /^status\.(.+)\.label$/, 'list:released'],
		computed: [/^(.+)$/, /^(.+)\.title$/],
	})
})
