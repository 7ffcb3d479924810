import { bidders, missing, nobody, only, type Row } from './route-rows.ts'

/** The workspace of bidders. */
export const bidderRoutes: Record<string, Row> = {
	bidder: only(bidders, '/bidder'),
	'bidder/challenges/:code/bids/new': only(bidders, '/bidder/challenges/XNY-2026-0001/bids/new', { answer: 200 }),
	'bidder/bids/:bidId': missing(bidders, `/bidder/bids/${nobody}`),
	'bidder/bids/:bidId/draft': missing(bidders, `/bidder/bids/${nobody}/draft`, 'POST'),
	'bidder/bids/:bidId/files/:fileId/remove': missing(bidders, `/bidder/bids/${nobody}/files/${nobody}/remove`, 'POST'),
	'bidder/bids/:bidId/partners': missing(bidders, `/bidder/bids/${nobody}/partners`),
	'bidder/bids/:bidId/partners/:organisationId': missing(bidders, `/bidder/bids/${nobody}/partners/${nobody}`),
	'bidder/bids/:bidId/partners/:organisationId/remove': missing(bidders, `/bidder/bids/${nobody}/partners/${nobody}/remove`, 'POST'),
	'bidder/invitations/:bidId': missing(bidders, `/bidder/invitations/${nobody}`),
	'bidder/bids/:bidId/seal': missing(bidders, `/bidder/bids/${nobody}/seal`),
	'bidder/bids/:bidId/seal/upload': missing(bidders, `/bidder/bids/${nobody}/seal/upload`),
	'bidder/bids/:bidId/parts': missing(bidders, `/bidder/bids/${nobody}/parts`),
	'bidder/parts/:partId': missing(bidders, `/bidder/parts/${nobody}`),
	'bidder/bids/:bidId/confirm': missing(bidders, `/bidder/bids/${nobody}/confirm`, 'POST'),
	'bidder/bids/:bidId/refuse': missing(bidders, `/bidder/bids/${nobody}/refuse`),
	'bidder/bids/:bidId/withdraw': missing(bidders, `/bidder/bids/${nobody}/withdraw`),
	'bidder/bids/:bidId/correction': missing(bidders, `/bidder/bids/${nobody}/correction`),
}
