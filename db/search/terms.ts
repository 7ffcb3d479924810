const pieces = /\p{Script=Han}+|[\p{L}\p{N}]+/gu
const isHan = /^\p{Script=Han}/u

/** Han runs as overlapping pairs of characters, because FTS tokenizers find no words in Chinese; the last character also alone, for searches by one. */
function pairs(run: string): string[] {
	const characters = [...run]
	return characters.map((character, at) => character + (characters[at + 1] ?? ''))
}

function split(text: string): string[] {
	return text.normalize('NFKC').toLowerCase().match(pieces)?.flatMap(splitMixed) ?? []
}

/** `\p{L}` takes in Han, so "聚烯烃abc" is one match of the second kind: cut it at the border. */
function splitMixed(piece: string): string[] {
	return piece.match(/\p{Script=Han}+|[^\p{Script=Han}]+/gu) ?? []
}

/** The terms under which full-text search finds these texts: Chinese in pairs, words and numbers whole, each once. */
export function searchTerms(texts: readonly string[]): string {
	const terms = texts.flatMap(split).flatMap((piece) => (isHan.test(piece) ? pairs(piece) : [piece]))
	return [...new Set(terms)].join(' ')
}

/** One wanted term; `isPrefix` also finds longer terms that begin with it. */
export type QueryTerm = { term: string; isPrefix: boolean }

const longestQuery = 24

/** What a reader's search asks for: every term must be there. Empty when nothing in it can be searched. */
export function queryTerms(query: string): QueryTerm[] {
	const terms = split(query.slice(0, 200)).flatMap((piece): QueryTerm[] => {
		if (!isHan.test(piece)) return [{ term: piece, isPrefix: piece.length > 1 }]
		const characters = [...piece]
		if (characters.length === 1) return [{ term: piece, isPrefix: true }]
		return pairs(piece)
			.slice(0, -1)
			.map((term) => ({ term, isPrefix: false }))
	})
	return [...new Map(terms.map((term) => [term.term, term])).values()].slice(0, longestQuery)
}

/** Whether the terms kept for full-text search hold every one a query asks for; the same as the engines' own search. */
export function holdsTerms(terms: string, query: readonly QueryTerm[]): boolean {
	const kept = ` ${terms} `
	return query.every(({ term, isPrefix }) => kept.includes(isPrefix ? ` ${term}` : ` ${term} `))
}
