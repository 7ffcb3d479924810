/** `made`: the server has shares and public keys. `tested`: the rehearsal was opened and every holder found its shares right. */
export const ceremonyStatuses = ['made', 'tested'] as const
export type CeremonyStatus = (typeof ceremonyStatuses)[number]

/** Why a person's key is used no more. */
export const keyLosses = ['lost', 'renewed'] as const
export type KeyLoss = (typeof keyLosses)[number]
