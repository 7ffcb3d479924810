/** Why a checkpoint was signed: for a receipt, an hour went by, or the deadline of a challenge came. */
export const checkpointReasons = ['receipt', 'hour', 'deadline'] as const
export type CheckpointReason = (typeof checkpointReasons)[number]
