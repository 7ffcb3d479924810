import { nobody, type Row } from './route-rows.ts'

const unknown = (address: string): Row => ({ address, everyone: 404, but: { visitor: 'login' } })

/** The routes of blind packages, as `routeTable` has the others. */
export const packageRoutes: Record<string, Row> = {
	'issuer/challenges/:code/bids/:bidId/package': {
		address: `/issuer/challenges/{own}/bids/${nobody}/package`,
		everyone: 403,
		but: { visitor: 'login', bidder: 404, lead: 404, otherLead: 404 },
	},
	'expert/packages/:bidId': unknown(`/expert/packages/${nobody}`),
	'packages/:bidId/files/:fileId': unknown(`/packages/${nobody}/files/${nobody}`),
}
