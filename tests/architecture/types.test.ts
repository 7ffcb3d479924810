import ts from 'typescript'
import { expect, test } from 'vitest'
import { collect, isTest, placeOf, type Source, sourcesIn } from './sources.ts'

/** These two show the compiler one set of types for two engines; the casts are their reason to exist. */
const mayCast = ['db/kit.ts', 'db/client.ts']
const sources = sourcesIn('app', 'db').filter((source) => !isTest(source) && !mayCast.includes(source.path))

test('no any', () => {
	expect(sources.flatMap((source) => collect(source, (node) => (node.kind === ts.SyntaxKind.AnyKeyword ? placeOf(node.parent) : undefined)))).toEqual([])
})

test('no cast but `as const`', () => {
	expect(sources.flatMap((source) => collect(source, (node) => (isCast(node) ? placeOf(node) : undefined)))).toEqual([])
})

test('no `!` that silences the compiler', () => {
	const silences = (node: ts.Node) => ts.isNonNullExpression(node) || (ts.isPropertyDeclaration(node) && node.exclamationToken !== undefined)
	expect(sources.flatMap((source) => collect(source, (node) => (silences(node) ? placeOf(node) : undefined)))).toEqual([])
})

test('no comment that silences the compiler', () => {
	expect(sources.filter(({ text }) => /@ts-(ignore|expect-error|nocheck)/.test(text)).map(({ path }) => path)).toEqual([])
})

test('each of these is seen where it stands', () => {
	const bad: Source = { path: 'bad.ts', text: 'const a = b as C; const d = <E>f; const g = h!; const i = j as const' }
	expect(collect(bad, (node) => (isCast(node) ? node.getText() : undefined))).toEqual(['b as C', '<E>f'])
})

function isCast(node: ts.Node): boolean {
	return ts.isTypeAssertionExpression(node) || (ts.isAsExpression(node) && !ts.isConstTypeReference(node.type))
}
