import { sameBytes } from './bytes.ts'
import { type Hash, nodeHash } from './merkle.ts'

/** Whether a proof shows that a leaf is number `index` of the log of `size` leaves with this root (RFC 9162, 2.1.3.2). */
export function provesInclusion({ leaf, index, size, root, proof }: { leaf: Hash; index: number; size: number; root: Hash; proof: readonly Hash[] }): boolean {
	if (!isCount(index) || !isCount(size) || index >= size) return false
	let [at, last, hash] = [index, size - 1, leaf]
	for (const sibling of proof) {
		if (last === 0) return false
		if (isOdd(at) || at === last) {
			hash = nodeHash(sibling, hash)
			while (!isOdd(at) && at !== 0) [at, last] = [half(at), half(last)]
		} else {
			hash = nodeHash(hash, sibling)
		}
		;[at, last] = [half(at), half(last)]
	}
	return last === 0 && sameBytes(hash, root)
}

type Consistency = { oldSize: number; oldRoot: Hash; size: number; root: Hash; proof: readonly Hash[] }

/** Whether a proof shows that the log of `oldSize` leaves is the beginning of the one of `size` (RFC 9162, 2.1.4.2). */
export function provesConsistency({ oldSize, oldRoot, size, root, proof }: Consistency): boolean {
	if (!isCount(oldSize) || !isCount(size) || oldSize > size) return false
	if (oldSize === size) return proof.length === 0 && sameBytes(oldRoot, root)
	if (oldSize === 0) return proof.length === 0
	let [at, last] = [oldSize - 1, size - 1]
	while (isOdd(at)) [at, last] = [half(at), half(last)]
	const [first, ...rest] = at === 0 ? [oldRoot, ...proof] : proof
	if (!first) return false
	let [oldHash, hash] = [first, first]
	for (const sibling of rest) {
		if (last === 0) return false
		if (isOdd(at) || at === last) {
			;[oldHash, hash] = [nodeHash(sibling, oldHash), nodeHash(sibling, hash)]
			while (!isOdd(at) && at !== 0) [at, last] = [half(at), half(last)]
		} else {
			hash = nodeHash(hash, sibling)
		}
		;[at, last] = [half(at), half(last)]
	}
	return last === 0 && sameBytes(oldHash, oldRoot) && sameBytes(hash, root)
}

const isCount = (value: number) => Number.isSafeInteger(value) && value >= 0
const isOdd = (value: number) => value % 2 === 1
const half = (value: number) => Math.floor(value / 2)
