/** The smallest size of what is sealed, in bytes: most bids in words alone are no longer, so all of them look alike. */
export const smallestBucket = 64 * 1024

/**
 * The size in bytes that something of `size` bytes is padded to, so that the size of a ciphertext tells little: Padmé
 * (Nikitin et al., Reducing Metadata Leakage from Encrypted Files, 2019, section 4) with a floor. It adds at most 12 %,
 * above the floor at most 6.3 %, and leaks O(log log size) bits. From the floor on every bucket is a multiple of 2 KiB.
 */
export function paddedSize(size: number): number {
	if (size <= smallestBucket) return smallestBucket
	const exponent = Math.floor(Math.log2(size))
	const bucket = 2 ** (exponent - (Math.floor(Math.log2(exponent)) + 1))
	return Math.ceil(size / bucket) * bucket
}
