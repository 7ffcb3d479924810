import type { BidContent } from '../bid/content.ts'

/** What of a bid's content is packed into a part: everything, or where the price is sealed apart (`isPriceApart`), everything else and the price. */
export function envelopeFields(content: BidContent, part: 'bid' | 'price', isPriceApart: boolean): Partial<BidContent> {
	const { priceFen, ...others } = content
	if (part === 'price') return { priceFen }
	return isPriceApart ? others : content
}
