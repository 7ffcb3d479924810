/** What one can follow: a challenge, a list, a chain, or a search by its address. */
export const followKinds = ['challenge', 'list', 'chain', 'search'] as const
export type FollowKind = (typeof followKinds)[number]

/** How a kind of news reaches a person: in the inbox alone, by mail at once as well, or in the day's digest. */
export const channels = ['inbox', 'mail', 'digest'] as const
export type Channel = (typeof channels)[number]
