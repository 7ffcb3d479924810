import type { Signer } from '#app/crypto/log-key.ts'

/** The key that signs the log of tests. */
export const logSigner: Signer = { name: 'lianbang.test', secretKey: new Uint8Array(32).fill(7) }
