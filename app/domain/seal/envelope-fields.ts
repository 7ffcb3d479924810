/** What of a bid's content is packed into a part: everything, or where the price is sealed apart (`isPriceApart`), everything else and the price. */
export function envelopeFields<Value>(
	content: { readonly [name: string]: Value },
	part: 'bid' | 'price',
	isPriceApart: boolean,
): { readonly [name: string]: Value | undefined } {
	const { priceFen, ...others } = content
	if (part === 'price') return { priceFen }
	return isPriceApart ? others : content
}
