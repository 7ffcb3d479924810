import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'

export type Source = { path: string; text: string }

/** The TypeScript files in the given folders, by path from the project's root. */
export function sourcesIn(...folders: string[]): Source[] {
	return folders
		.flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => path.posix.join(folder, name.split(path.sep).join('/'))))
		.filter((file) => /\.(ts|tsx|mjs)$/.test(file) && !file.endsWith('.d.ts'))
		.sort()
		.map((file) => ({ path: file, text: readFileSync(file, 'utf8') }))
}

export const isTest = ({ path }: Source) => /\.test\.tsx?$/.test(path)

/** Every node of a file for which `pick` has something to say, with what it says. */
export function collect<Found>(source: Source, pick: (node: ts.Node) => Found | undefined): Found[] {
	const found: Found[] = []
	const visit = (node: ts.Node) => {
		const picked = pick(node)
		if (picked !== undefined) found.push(picked)
		ts.forEachChild(node, visit)
	}
	visit(treeOf(source))
	return found
}

const trees = new Map<string, ts.SourceFile>()

function treeOf({ path, text }: Source): ts.SourceFile {
	const known = trees.get(path)
	if (known?.text === text) return known
	const tree = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true)
	trees.set(path, tree)
	return tree
}

/** Where a node stands and what it says, for a failure a person can act on. */
export function placeOf(node: ts.Node): string {
	const file = node.getSourceFile()
	const { line } = file.getLineAndCharacterOfPosition(node.getStart())
	return `${file.fileName}:${line + 1} ${node.getText().slice(0, 80)}`
}
