/** Where a bid was encrypted: in the bidder's browser, by the command line, or by the server on receipt. */
export const sealingWays = ['browser', 'command', 'server'] as const
export type SealingWay = (typeof sealingWays)[number]
