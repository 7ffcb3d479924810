/**
 * The ways of sealing there are. A suite stands beside each ciphertext where it is stored and inside what is sealed, for
 * age leaves no room for it in between. `age-x25519-v1`: an age v1 file for X25519 recipients around a tar archive.
 */
export const suites = ['age-x25519-v1'] as const
export type Suite = (typeof suites)[number]
export const currentSuite: Suite = 'age-x25519-v1'
