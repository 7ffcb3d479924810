import ts from 'typescript'
import { expect, test } from 'vitest'
import { collect, isTest, placeOf, type Source, sourcesIn } from './sources.ts'

/** What people read comes from app/i18n, never from a page or component. */
const sources = sourcesIn('app').filter((source) => /^app\/(components|routes|http|root|entry)/.test(source.path) && !isTest(source))
const readAloud = new Set(['alt', 'aria-label', 'aria-description', 'label', 'placeholder', 'title'])

function isText(node: ts.Node): boolean {
	if (ts.isJsxText(node)) return /\p{Letter}/u.test(node.text)
	if (ts.isJsxAttribute(node)) return readAloud.has(node.name.getText()) && node.initializer !== undefined && isWords(node.initializer)
	if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node)) return /\p{Script=Han}/u.test(node.text)
	return false
}

const isWords = (value: ts.Node) => ts.isStringLiteral(value) && /\p{Letter}/u.test(value.text)
const textsIn = (source: Source) => collect(source, (node) => (isText(node) ? placeOf(node) : undefined))

test('pages and components hold no text of their own', () => {
	expect(sources.flatMap(textsIn)).toEqual([])
})

test('a text is seen wherever it stands', () => {
	const text = 'const a = <p title="Close" className="big">{t("x")} Words</p>; const b = "揭榜"; const c = `榜题`; const e = <i>·</i>'
	expect(textsIn({ path: 'example.tsx', text })).toHaveLength(4)
})
