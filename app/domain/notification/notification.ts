/** What one can follow: a challenge, a list, a chain, or a search by its address. */
export const followKinds = ['challenge', 'list', 'chain', 'search'] as const
export type FollowKind = (typeof followKinds)[number]

/** How news reach a person: in the inbox alone, by mail at once as well, in the day's digest as well, or not at all. */
export const channels = ['inbox', 'mail', 'digest', 'none'] as const
export type Channel = (typeof channels)[number]
/** The channels of a whole topic; only a single kind of news can be turned off. */
export const topicChannels = ['inbox', 'mail', 'digest'] as const satisfies readonly Channel[]

/** What a person chooses a channel for; news are grouped by why they concern the person. */
export const topics = ['deadlines', 'duties', 'bids', 'challenges', 'objections', 'followed'] as const
export type Topic = (typeof topics)[number]

/** The channel of whoever has not chosen: what has a deadline or is one's own comes at once, what one merely follows once a day. */
export const usualChannels: Record<Topic, Channel> = {
	deadlines: 'mail',
	duties: 'mail',
	bids: 'mail',
	challenges: 'mail',
	objections: 'mail',
	followed: 'digest',
}

/** The words' own parts of a piece of news; nothing that the page it leads to would not show. Instants as ISO texts. */
export type NewsParameters = Readonly<Record<string, string>>
