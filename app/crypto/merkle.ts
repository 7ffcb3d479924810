import { sha256 } from '@noble/hashes/sha2.js'

/**
 * The Merkle tree of RFC 6962 (and 9162), section 2.1, over SHA-256. What a log has to keep are its complete nodes: level 0
 * are the hashes of the leaves, node (level, index) is the root of the 2^level leaves from index · 2^level on. They never
 * change once written. Every root and proof is put together from ranges of leaves, and a range from a few complete nodes:
 * ask `nodesOf` which, fetch them in one query, and hand them to `hashesOf`.
 */
export type Hash = Uint8Array
export type NodeId = { level: number; index: number }
/** Leaves from `start` up to but without `end`. */
type Range = { start: number; end: number }
/** Looks up a complete node. */
type HashAt = (node: NodeId) => Hash | undefined

/** The hash of a leaf: a zero byte before it keeps it from being taken for a node. */
export function leafHash(leaf: Uint8Array): Hash {
	return sha256.create().update(Uint8Array.of(0)).update(leaf).digest()
}

/** The hash of a node over its two children. */
export function nodeHash(left: Hash, right: Hash): Hash {
	return sha256.create().update(Uint8Array.of(1)).update(left).update(right).digest()
}

/** The complete nodes that become known when a leaf is appended to a log of `size` leaves: its own, and each it completes. */
export function appendedNodes(size: number, leaf: Hash, hashAt: HashAt): (NodeId & { hash: Hash })[] {
	const nodes = [{ level: 0, index: size, hash: leaf }]
	for (let level = 0, index = size, hash = leaf; index % 2 === 1; ) {
		hash = nodeHash(known({ level, index: index - 1 }, hashAt), hash)
		level += 1
		index = Math.floor(index / 2)
		nodes.push({ level, index, hash })
	}
	return nodes
}

/** The nodes `appendedNodes` looks up for a log of `size` leaves: O(log n). */
export function nodesForAppending(size: number): NodeId[] {
	const nodes: NodeId[] = []
	for (let level = 0, index = size; index % 2 === 1; level++, index = Math.floor(index / 2)) nodes.push({ level, index: index - 1 })
	return nodes
}

/** The ranges whose hashes prove that leaf `index` is in the log of `size` leaves, lowest first (RFC 6962, 2.1.1). */
export function inclusionRanges(index: number, size: number): Range[] {
	check(Number.isSafeInteger(index) && index >= 0 && index < size)
	const ranges: Range[] = []
	for (let start = 0, end = size; end - start > 1; ) {
		const middle = start + splitOf(end - start)
		const isLeft = index < middle
		ranges.push(isLeft ? { start: middle, end } : { start, end: middle })
		if (isLeft) end = middle
		else start = middle
	}
	return ranges.reverse()
}

/** The ranges whose hashes prove that the log of `oldSize` leaves is the beginning of the one of `size` (RFC 6962, 2.1.2). */
export function consistencyRanges(oldSize: number, size: number): Range[] {
	check(Number.isSafeInteger(oldSize) && oldSize >= 0 && oldSize <= size)
	if (oldSize === 0 || oldSize === size) return []
	const ranges: Range[] = []
	let [start, end] = [0, size]
	while (end !== oldSize) {
		const middle = start + splitOf(end - start)
		const isLeft = oldSize <= middle
		ranges.push(isLeft ? { start: middle, end } : { start, end: middle })
		if (isLeft) end = middle
		else start = middle
	}
	if (start > 0) ranges.push({ start, end })
	return ranges.reverse()
}

/** The complete nodes a list of ranges is put together from, each once. */
export function nodesOf(ranges: readonly Range[]): NodeId[] {
	const nodes = ranges.flatMap(partsOf).map((node) => [`${node.level}/${node.index}`, node] as const)
	return [...new Map(nodes).values()]
}

/** The hash of each range. Throws when a node is not known, which means a damaged log. */
export function hashesOf(ranges: readonly Range[], hashAt: HashAt): Hash[] {
	return ranges.map((range) => {
		const [last, ...others] = partsOf(range)
			.map((node) => known(node, hashAt))
			.reverse()
		return last ? others.reduce((right, left) => nodeHash(left, right), last) : sha256(new Uint8Array())
	})
}

/** The root of the first `size` leaves; that of none is the hash of nothing. */
export function rootOf(size: number, hashAt: HashAt): Hash {
	const [root] = hashesOf([{ start: 0, end: size }], hashAt)
	return root ?? sha256(new Uint8Array())
}

/** A whole tree in memory, from the hashes of its leaves. */
export function treeOf(leaves: readonly Hash[]): HashAt {
	const levels = [[...leaves]]
	for (let below = leaves; below.length > 1; ) {
		const level = Array.from({ length: Math.floor(below.length / 2) }, (_, index) => {
			const [left, right] = below.slice(2 * index, 2 * index + 2)
			return nodeHash(left ?? new Uint8Array(), right ?? new Uint8Array())
		})
		levels.push(level)
		below = level
	}
	return ({ level, index }) => levels[level]?.[index]
}

/** The largest power of two smaller than `count`, where the tree of so many leaves is split. */
function splitOf(count: number): number {
	let split = 1
	while (split * 2 < count) split *= 2
	return split
}

/** A range as complete nodes, from left to right. */
function partsOf({ start, end }: Range): NodeId[] {
	const parts: NodeId[] = []
	for (let at = start; at < end; ) {
		let [level, width] = [0, 1]
		while (at % (width * 2) === 0 && at + width * 2 <= end) [level, width] = [level + 1, width * 2]
		parts.push({ level, index: at / width })
		at += width
	}
	return parts
}

function known(node: NodeId, hashAt: HashAt): Hash {
	const hash = hashAt(node)
	if (!hash) throw new Error(`the log lacks node ${node.level}/${node.index}`)
	return hash
}

function check(isInRange: boolean) {
	if (!isInRange) throw new RangeError('no such leaf or size')
}
