/** The bid that a piece of news leads to a page of, or names as the part of a page it leads to; undefined where it is of none. */
export function bidOfPath(path: string): string | undefined {
	return /(?:\/bids\/|#)([^/?#]+)/.exec(path)?.[1]
}

/** A page with the bid that the news of it is about, so that it can be kept from whoever turns out to be in conflict. */
export function aboutBid(path: string, bidId: string): string {
	return `${path}#${bidId}`
}
