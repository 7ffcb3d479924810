import ts from 'typescript'
import { collect, type Source } from './sources.ts'

/** What one source file asks of the texts. */
export type Usage = {
	path: string
	/** The namespaces its keys can be in: of `useTranslation`, `getFixedT` and `TFunction`, else the default. */
	namespaces: string[]
	/** Every string in the file: a key may stand in a table before it reaches `t`. */
	literals: Set<string>
	/** Every template with a fixed part, as the pattern its strings match. */
	patterns: RegExp[]
	/** Keys and patterns handed to `t` itself, which must exist. */
	asked: (string | RegExp)[]
	/** The shapes of keys whose words come from elsewhere, such as the code of a refusal; those words are captured. */
	computed: RegExp[]
}

/** Reads what a file asks of the texts. */
export function usageOf(source: Source): Usage {
	const named = collect(source, namespacesAt).flat()
	const calls = collect(source, keyArgument)
	return {
		path: source.path,
		namespaces: named.length > 0 ? named : ['common'],
		literals: new Set(collect(source, (node) => (ts.isStringLiteralLike(node) ? node.text : undefined))),
		patterns: collect(source, (node) => (ts.isTemplateExpression(node) ? patternOf(node) : undefined)),
		asked: calls.flatMap(keysOf),
		computed: calls.flatMap(shapesOf),
	}
}

function namespacesAt(node: ts.Node): string[] | undefined {
	if (ts.isCallExpression(node) && /\b(useTranslation|getFixedT)$/.test(node.expression.getText())) return stringsIn(node.arguments)
	if (ts.isTypeReferenceNode(node) && node.typeName.getText() === 'TFunction') return stringsIn(node.typeArguments ?? [])
	if (ts.isPropertyAssignment(node) && node.name.getText() === 'ns') return stringsIn([node.initializer])
	return undefined
}

/** Strings directly given, in a list, or as literal types. */
function stringsIn(nodes: Iterable<ts.Node>): string[] {
	return [...nodes].flatMap((node) => {
		if (ts.isStringLiteralLike(node)) return [node.text]
		if (ts.isLiteralTypeNode(node)) return stringsIn([node.literal])
		if (ts.isArrayLiteralExpression(node)) return stringsIn(node.elements)
		if (ts.isTupleTypeNode(node)) return stringsIn(node.elements)
		return []
	})
}

/** The key of a call of `t`, or of the `i18nKey` of a `<Trans>`. */
function keyArgument(node: ts.Node): ts.Expression | undefined {
	if (ts.isCallExpression(node) && /(^|\.)t$/.test(node.expression.getText())) return node.arguments[0]
	if (ts.isJsxAttribute(node) && node.name.getText() === 'i18nKey' && node.initializer) {
		return ts.isJsxExpression(node.initializer) ? node.initializer.expression : ts.isStringLiteral(node.initializer) ? node.initializer : undefined
	}
	return undefined
}

function keysOf(key: ts.Expression): (string | RegExp)[] {
	if (ts.isStringLiteralLike(key)) return [key.text]
	if (ts.isTemplateExpression(key)) return [patternOf(key) ?? []].flat()
	if (ts.isParenthesizedExpression(key)) return keysOf(key.expression)
	if (ts.isConditionalExpression(key)) return [...keysOf(key.whenTrue), ...keysOf(key.whenFalse)]
	return []
}

function shapesOf(key: ts.Expression): RegExp[] {
	if (ts.isParenthesizedExpression(key)) return shapesOf(key.expression)
	if (ts.isConditionalExpression(key)) return [...shapesOf(key.whenTrue), ...shapesOf(key.whenFalse)]
	if (ts.isStringLiteralLike(key)) return []
	if (ts.isTemplateExpression(key)) return patternOf(key) ? [] : [shapeOf(key)]
	return [/^(.+)$/]
}

/** A template begins with a fixed part such as `status.` or it says too little to count as use of a key. */
function patternOf(template: ts.TemplateExpression): RegExp | undefined {
	if (!/^[\w:-]+[.:]/.test(template.head.text)) return undefined
	return shapeOf(template)
}

function shapeOf(template: ts.TemplateExpression): RegExp {
	const parts = [template.head.text, ...template.templateSpans.map((span) => span.literal.text)]
	return new RegExp(`^${parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('(.+)')}$`)
}
