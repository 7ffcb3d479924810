import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { utf8 } from './bytes.ts'
import {
	appendedNodes,
	consistencyRanges,
	type Hash,
	hashesOf,
	inclusionRanges,
	leafHash,
	type NodeId,
	nodesForAppending,
	nodesOf,
	rootOf,
	treeOf,
} from './merkle.ts'
import { provesConsistency, provesInclusion } from './merkle-verify.ts'

const most = 300
const sha = (...parts: Uint8Array[]): Hash => new Uint8Array(createHash('sha256').update(Buffer.concat(parts)).digest())
const leaves = Array.from({ length: most }, (_, at) => leafHash(utf8(`leaf ${at}`)))
const tree = treeOf(leaves)
const at = (index: number): Hash => leaves[index] ?? new Uint8Array()
const hex = (hash: Hash) => Buffer.from(hash).toString('hex')
const sizes = Array.from({ length: most + 1 }, (_, size) => size)

/** RFC 6962, section 2.1, word for word. */
const split = (n: number) => 2 ** Math.ceil(Math.log2(n) - 1)
function naiveRoot(list: Hash[]): Hash {
	if (list.length === 0) return sha()
	const k = split(list.length)
	return list.length === 1 ? (list[0] ?? sha()) : sha(Uint8Array.of(1), naiveRoot(list.slice(0, k)), naiveRoot(list.slice(k)))
}
function naivePath(m: number, list: Hash[]): Hash[] {
	if (list.length === 1) return []
	const k = split(list.length)
	return m < k ? [...naivePath(m, list.slice(0, k)), naiveRoot(list.slice(k))] : [...naivePath(m - k, list.slice(k)), naiveRoot(list.slice(0, k))]
}
function naiveSubproof(m: number, list: Hash[], isWhole: boolean): Hash[] {
	if (m === list.length) return isWhole ? [] : [naiveRoot(list)]
	const k = split(list.length)
	if (m <= k) return [...naiveSubproof(m, list.slice(0, k), isWhole), naiveRoot(list.slice(k))]
	return [...naiveSubproof(m - k, list.slice(k), false), naiveRoot(list.slice(0, k))]
}

const inclusion = (index: number, size: number) => hashesOf(inclusionRanges(index, size), tree)
const consistency = (oldSize: number, size: number) => hashesOf(consistencyRanges(oldSize, size), tree)
const leafAndSize = fc.integer({ min: 1, max: most }).chain((size) => fc.tuple(fc.nat(size - 1), fc.constant(size)))
const twoSizes = fc.integer({ min: 1, max: most }).chain((size) => fc.tuple(fc.integer({ min: 1, max: size }), fc.constant(size)))

test('the roots of the test vectors of Certificate Transparency', () => {
	const inputs = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f']
	const vectors = treeOf(inputs.map((input) => leafHash(Buffer.from(input, 'hex'))))
	expect([0, 1, 2, 3, 8].map((size) => hex(rootOf(size, vectors)))).toEqual([
		'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
		'6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
		'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
		'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
		'5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
	])
	expect(hashesOf(inclusionRanges(5, 8), vectors).map(hex)).toEqual([
		'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
		'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
		'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
	])
	expect(hashesOf(consistencyRanges(6, 8), vectors).map(hex)).toEqual([
		'0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
		'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
		'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
	])
})

test('the root of every size is that of the definition', () => {
	for (const size of sizes) expect(hex(rootOf(size, tree))).toBe(hex(naiveRoot(leaves.slice(0, size))))
})

test('appending one by one keeps the same nodes, looking up only those it announces', () => {
	const stored = new Map<string, Hash>()
	const keyOf = ({ level, index }: NodeId) => `${level}/${index}`
	for (const [size, leaf] of leaves.entries()) {
		const announced = new Map(nodesForAppending(size).map((node) => [keyOf(node), stored.get(keyOf(node))]))
		expect(announced.size).toBeLessThanOrEqual(Math.log2(size + 1))
		for (const node of appendedNodes(size, leaf, (id) => announced.get(keyOf(id)))) stored.set(keyOf(node), node.hash)
		expect(hex(rootOf(size + 1, (id) => stored.get(keyOf(id))))).toBe(hex(rootOf(size + 1, tree)))
	}
})

test('every inclusion proof is that of the definition and proves it', () => {
	for (const size of sizes.slice(1)) {
		const root = rootOf(size, tree)
		for (const index of new Set([0, size >> 1, size - 1])) {
			const proof = inclusion(index, size)
			expect(proof.map(hex)).toEqual(naivePath(index, leaves.slice(0, size)).map(hex))
			expect(provesInclusion({ leaf: at(index), index, size, root, proof })).toBe(true)
		}
	}
})

test('every consistency proof is that of the definition and proves it', () => {
	fc.assert(
		fc.property(twoSizes, ([oldSize, size]) => {
			const proof = consistency(oldSize, size)
			expect(proof.map(hex)).toEqual(naiveSubproof(oldSize, leaves.slice(0, size), true).map(hex))
			expect(provesConsistency({ oldSize, oldRoot: rootOf(oldSize, tree), size, root: rootOf(size, tree), proof })).toBe(true)
		}),
		{ numRuns: 500 },
	)
})

test('a proof asks for few nodes, each once', () => {
	fc.assert(
		fc.property(leafAndSize, ([index, size]) => {
			const nodes = nodesOf([...inclusionRanges(index, size), { start: 0, end: size }])
			expect(nodes.length).toBeLessThanOrEqual(2 * Math.ceil(Math.log2(size)) + 1)
			expect(new Set(nodes.map(({ level, index: place }) => `${level}/${place}`)).size).toBe(nodes.length)
		}),
	)
})

test('an inclusion proof proves nothing for another leaf, index, size or root, nor cut, longer or with a changed hash', () => {
	fc.assert(
		fc.property(leafAndSize, fc.nat(most - 1), fc.integer({ min: 1, max: most }), fc.nat(), ([index, size], other, otherSize, place) => {
			const claim = { leaf: at(index), index, size, root: rootOf(size, tree), proof: inclusion(index, size) }
			const changed = claim.proof.map((hash, position) => (position === place % claim.proof.length ? at(other) : hash))
			if (other !== index) {
				expect(provesInclusion({ ...claim, leaf: at(other) })).toBe(false)
				expect(provesInclusion({ ...claim, index: other })).toBe(false)
			}
			if (otherSize !== size) expect(provesInclusion({ ...claim, root: rootOf(otherSize, tree) })).toBe(false)
			if (claim.proof.length > 0) expect(provesInclusion({ ...claim, proof: claim.proof.slice(1) })).toBe(false)
			expect(provesInclusion({ ...claim, proof: [...claim.proof, at(0)] })).toBe(false)
			if (changed.some((hash, position) => hash !== claim.proof[position] && hex(hash) !== hex(claim.proof[position] ?? hash)))
				expect(provesInclusion({ ...claim, proof: changed })).toBe(false)
		}),
		{ numRuns: 500 },
	)
})

test('a consistency proof proves nothing for another root, nor cut or longer', () => {
	fc.assert(
		fc.property(twoSizes, ([oldSize, size]) => {
			const claim = { oldSize, oldRoot: rootOf(oldSize, tree), size, root: rootOf(size, tree), proof: consistency(oldSize, size) }
			expect(provesConsistency({ ...claim, oldRoot: sha() })).toBe(false)
			expect(provesConsistency({ ...claim, root: sha() })).toBe(false)
			expect(provesConsistency({ ...claim, proof: [...claim.proof, sha()] })).toBe(false)
			if (claim.proof.length > 0) expect(provesConsistency({ ...claim, proof: claim.proof.slice(1) })).toBe(false)
			if (oldSize < size) expect(provesConsistency({ ...claim, oldSize: size, size: oldSize })).toBe(false)
		}),
		{ numRuns: 500 },
	)
})

test.each([-1, 0.5, Number.NaN, 2 ** 53])('%d is no index and no size', (odd) => {
	expect(provesInclusion({ leaf: at(0), index: odd, size: 4, root: sha(), proof: [] })).toBe(false)
	expect(provesInclusion({ leaf: at(0), index: 0, size: odd, root: sha(), proof: [] })).toBe(false)
	expect(provesConsistency({ oldSize: odd, oldRoot: sha(), size: 4, root: sha(), proof: [] })).toBe(false)
	expect(() => inclusionRanges(odd, 4)).toThrow(RangeError)
	expect(() => consistencyRanges(odd, 4)).toThrow(RangeError)
})
