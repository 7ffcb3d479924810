/** Who visits: a demo login each, and nobody. */
export const visitors = {
	visitor: null,
	unverified: 'pending@lianbang.example',
	bidder: 'bidder@lianbang.example',
	university: 'university@lianbang.example',
	lead: 'lead@lianbang.example',
	otherLead: 'lead-robotics@lianbang.example',
	bureau: 'bureau-suzhou@lianbang.example',
	otherBureau: 'bureau-putuo@lianbang.example',
	broker: 'broker@lianbang.example',
	office: 'office@lianbang.example',
} as const
export type Visitor = keyof typeof visitors

/** `login`: sent to sign in. `own`: what of the example is somebody else's is not there for them. */
type Answer = 200 | 302 | 403 | 404 | 409 | 'login'
export type Row = { address: string; method?: 'POST'; everyone: Answer; but?: Partial<Record<Visitor, Answer>> }

export const members = ['unverified', 'bidder', 'university', 'lead', 'otherLead', 'bureau', 'otherBureau', 'broker', 'office'] as const
const all = (answer: Answer, who: readonly Visitor[]) => Object.fromEntries(who.map((one) => [one, answer]))
const except = (...who: Visitor[]) => members.filter((one) => !who.includes(one))

const anyone = (address: string, answer: Answer = 200): Row => ({ address, everyone: answer })
const signedIn = (address: string, answer: Answer = 200): Row => ({ address, everyone: answer, but: { visitor: 'login' } })
/** Open to these; others lack the role (403) or the record (404). */
const only = (
	who: readonly Visitor[],
	address: string,
	{ answer = 200, others = 403, method }: { answer?: Answer; others?: Answer; method?: 'POST' } = {},
): Row => ({
	address,
	...(method ? { method } : {}),
	everyone: answer,
	but: { visitor: 'login', ...all(others, except(...who)) },
})

export const bidders = ['bidder', 'university', 'lead', 'otherLead'] as const
export const issuers = ['bidder', 'lead', 'otherLead'] as const
export const leads = ['lead', 'otherLead'] as const
export const bureaus = ['bureau', 'otherBureau'] as const
export const nobody = '00000000-0000-4000-8000-000000000000'
/** Nobody's record: who has the role is told that it is not there. */
const missing = (who: readonly Visitor[], address: string, method?: 'POST') => only(who, address, { answer: 404, others: 403, ...(method ? { method } : {}) })

/** A review is there for its chain lead alone; other leads are not told of it, the rest lack the role. */
const ofReview = (address: string): Row => ({ address, everyone: 403, but: { visitor: 'login', lead: 200, otherLead: 404 } })

/** What its issuer does with the example of the new-materials chain. */
const ofOwn = (address: string): Row => ({ address, everyone: 403, but: { visitor: 'login', lead: 200, otherLead: 404, bidder: 404 } })

/** Every route with an example address and what each visitor is answered. What stands in braces is found by support/examples.ts. */
export const routeTable: Record<string, Row> = {
	'/': anyone('/'),
	challenges: anyone('/challenges'),
	'challenges/:code': anyone('/challenges/XCL-2026-0001'),
	lists: anyone('/lists'),
	'lists/:code': { address: '/lists/{list}', everyone: 404, but: { lead: 200, office: 200 } },
	'lists/:code/download': { address: '/lists/{list}/download', everyone: 404, but: { lead: 200, office: 200 } },
	'lists/:code/document': { address: '/lists/{list}/document', everyone: 404, but: { lead: 200, office: 200 } },
	events: anyone('/events'),
	'events/new': only([...leads, 'office'], '/events/new'),
	'events/:slug': anyone('/events/{event}'),
	'events/:slug/change': only(['office'], '/events/{event}/change', { others: 404 }),
	notices: anyone('/notices'),
	'challenges/:code/objections/new': {
		address: '/challenges/{noticed}/objections/new',
		everyone: 200,
		but: { visitor: 'login', unverified: 403, bureau: 403, otherBureau: 403, office: 403 },
	},
	'challenges/:code/clarifications': anyone('/challenges/{own}/clarifications'),
	'challenges/:code/opening': anyone('/challenges/{own}/opening', 404),
	'challenges/:code/panel': anyone('/challenges/{judged}/panel'),
	'challenges/:code/panel/commit': only(['office'], '/challenges/{unjudged}/panel/commit'),
	'challenges/:code/panel/draw': missing(issuers, '/challenges/{unjudged}/panel/draw'),
	'challenges/:code/panel/dissolve': only(['office'], '/challenges/{judged}/panel/dissolve', { answer: 302 }),
	'challenges/:code/panel/record': { address: '/challenges/{judged}/panel/record', everyone: 404, but: { lead: 200, bureau: 200, office: 200 } },
	'challenges/:code/questions': anyone('/challenges/{own}/questions'),
	'challenges/:code/versions': { address: '/challenges/{inReview}/versions', everyone: 404, but: { visitor: 'login', lead: 200, bureau: 404, office: 200 } },
	'challenges/:code/undertaking': signedIn('/challenges/{own}/undertaking', 404),
	'challenges/:code/files/:fileId': anyone(`/challenges/{own}/files/${nobody}`, 404),
	'challenges/:code/tips/new': anyone('/challenges/{noticed}/tips/new'),
	'objections/:objectionId': signedIn(`/objections/${nobody}`, 404),
	'objections/:objectionId/reject': signedIn(`/objections/${nobody}/reject`, 404),
	'objections/:objectionId/decide': signedIn(`/objections/${nobody}/decide`, 404),
	'objections/:objectionId/evidence': signedIn(`/objections/${nobody}/evidence`, 404),
	'bureau/objections': only(bureaus, '/bureau/objections'),
	'bureau/tips': only(bureaus, '/bureau/tips'),
	'bureau/witnesses': only([...bureaus, 'office'], '/bureau/witnesses'),
	log: anyone('/log'),
	'log/checkpoint': anyone('/log/checkpoint'),
	'log/checkpoints/:size': anyone('/log/checkpoints/999999', 404),
	'log/state': anyone('/log/state?from=0'),
	'log/cosign': anyone('/log/cosign', 302),
	verify: anyone('/verify'),
	chains: anyone('/chains'),
	'chains/:slug': anyone('/chains/robotics'),
	'organisations/:slug': anyone('/organisations/srici'),
	rules: anyone('/rules'),
	'rules/:owner': anyone('/rules/office'),
	'rules/:owner/change': only(['bureau'], '/rules/suzhou/change'),
	login: { address: '/login', everyone: 302, but: { visitor: 200 } },
	logout: { address: '/logout', everyone: 302 },
	register: anyone('/register'),
	'register/received': anyone('/register/received'),
	'register/confirm/:token': anyone('/register/confirm/nothing', 404),
	'join/:token': anyone('/join/nothing', 404),
	recover: anyone('/recover'),
	'recover/sent': anyone('/recover/sent'),
	'recover/:token': anyone('/recover/nothing', 404),
	account: signedIn('/account'),
	'account/declarations': only(['bidder', 'lead', 'otherLead', 'bureau', 'otherBureau', 'office'], '/account/declarations'),
	'account/key': signedIn('/account/key'),
	shares: signedIn('/shares'),
	'account/follows': signedIn('/account/follows'),
	'account/notifications': signedIn('/account/notifications'),
	'account/notifications/quiet': signedIn('/account/notifications/quiet', 302),
	inbox: signedIn('/inbox'),
	'inbox/:notificationId': signedIn(`/inbox/${nobody}`, 404),
	'mail-folder': anyone('/mail-folder'),
	'mail-folder/:mailId': anyone(`/mail-folder/${nobody}`, 404),
	'files/:fileId': signedIn(`/files/${nobody}`, 404),
	'bids/:bidId/receipt': signedIn(`/bids/${nobody}/receipt`, 404),
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
	'bidder/bids/:bidId/withdraw': missing(bidders, `/bidder/bids/${nobody}/withdraw`),
	'bidder/bids/:bidId/refuse': missing(bidders, `/bidder/bids/${nobody}/refuse`),
	'bidder/bids/:bidId/correction': missing(bidders, `/bidder/bids/${nobody}/correction`),
	issuer: only(issuers, '/issuer'),
	'issuer/template': only(issuers, '/issuer/template'),
	'issuer/lists': only(leads, '/issuer/lists'),
	'issuer/lists/new': only(leads, '/issuer/lists/new'),
	'issuer/lists/:code': { address: '/issuer/lists/{list}', everyone: 403, but: { visitor: 'login', lead: 200, otherLead: 404 } },
	'issuer/lists/:code/release': { address: '/issuer/lists/{list}/release', everyone: 403, but: { visitor: 'login', lead: 200, otherLead: 404 } },
	'issuer/lists/:code/ceremony': { address: '/issuer/lists/{list}/ceremony', everyone: 403, but: { visitor: 'login', lead: 200, otherLead: 404 } },
	'issuer/lists/:code/schedule': { address: '/issuer/lists/{list}/schedule', everyone: 403, but: { visitor: 'login', lead: 200, otherLead: 404 } },
	'issuer/lists/:code/demands': { address: '/issuer/lists/{list}/demands', everyone: 403, but: { visitor: 'login', lead: 200, otherLead: 404 } },
	'issuer/lists/:code/arrange': { address: '/issuer/lists/{list}/arrange', everyone: 403, but: { visitor: 'login', lead: 200, otherLead: 404 } },
	'issuer/lists/:code/withdraw': { address: '/issuer/lists/{list}/withdraw', everyone: 403, but: { visitor: 'login', lead: 404, otherLead: 404 } },
	'issuer/lists/:code/imports/new': { address: '/issuer/lists/{list}/imports/new', everyone: 403, but: { visitor: 'login', lead: 200, otherLead: 404 } },
	'issuer/challenges/:code/halt/:command': {
		address: '/issuer/challenges/{own}/halt/suspend',
		everyone: 403,
		but: { visitor: 'login', lead: 200, otherLead: 404 },
	},
	'issuer/challenges/:code/questions/:number/answer': missing(issuers, '/issuer/challenges/{own}/questions/999/answer'),
	'issuer/challenges/:code/clarify': {
		address: '/issuer/challenges/{own}/clarify',
		everyone: 403,
		but: { visitor: 'login', bidder: 404, lead: 200, otherLead: 404 },
	},
	'issuer/challenges/:code/deadline': {
		address: '/issuer/challenges/{own}/deadline',
		everyone: 403,
		but: { visitor: 'login', bidder: 404, lead: 200, otherLead: 404 },
	},
	'issuer/challenges/:code/relist': { address: '/issuer/challenges/{own}/relist', everyone: 403, but: { visitor: 'login', lead: 200, otherLead: 404 } },
	'issuer/challenges/new': {
		address: '/issuer/challenges/new?list={list}',
		everyone: 403,
		but: { visitor: 'login', bidder: 404, lead: 200, otherLead: 404 },
	},
	'issuer/challenges/:code/bids': ofOwn('/issuer/challenges/{own}/bids'),
	'issuer/challenges/:code/bids/open': {
		address: '/issuer/challenges/{own}/bids/open',
		method: 'POST',
		everyone: 403,
		but: { visitor: 'login', lead: 302, otherLead: 404, bidder: 404 },
	},
	'issuer/challenges/:code/bids/:bidId/screening': missing(issuers, `/issuer/challenges/{own}/bids/${nobody}/screening`),
	'issuer/challenges/:code/bids/:bidId/correction': missing(issuers, `/issuer/challenges/{own}/bids/${nobody}/correction`),
	'issuer/challenges/:code/bids/:bidId/disqualify': missing(issuers, `/issuer/challenges/{own}/bids/${nobody}/disqualify`),
	'issuer/challenges/:code/award': ofOwn('/issuer/challenges/{own}/award'),
	'issuer/challenges/:code/proposal': missing(issuers, '/issuer/challenges/{noticed}/proposal'),
	'issuer/challenges/:code/proposal/withdraw': missing(issuers, '/issuer/challenges/{own}/proposal/withdraw'),
	'issuer/challenges/:code/feedback': missing(issuers, '/issuer/challenges/{own}/feedback'),
	'issuer/challenges/:code/unfill': ofOwn('/issuer/challenges/{own}/unfill'),
	'issuer/challenges/:code/edit': {
		address: '/issuer/challenges/{own}/edit',
		everyone: 403,
		but: { visitor: 'login', lead: 404, otherLead: 404, bidder: 404 },
	},
	'issuer/challenges/:code/submit': missing(issuers, '/issuer/challenges/{own}/submit'),
	'issuer/reviews': only(leads, '/issuer/reviews'),
	'issuer/reviews/:reviewId': ofReview('/issuer/reviews/{review}'),
	'issuer/reviews/:reviewId/return': ofReview('/issuer/reviews/{review}/return'),
	'issuer/reviews/:reviewId/diagnose': ofReview('/issuer/reviews/{review}/diagnose'),
	'issuer/reviews/:reviewId/recall': ofReview('/issuer/reviews/{review}/recall'),
	expert: signedIn('/expert'),
	'expert/seats/:seatId': signedIn(`/expert/seats/${nobody}`, 404),
	'expert/seats/:seatId/decline': signedIn(`/expert/seats/${nobody}/decline`, 404),
	broker: only(['broker'], '/broker'),
	'broker/reviews/:reviewId': only(['broker'], '/broker/reviews/{diagnosed}'),
	'issuer/challenges/:code/draft': {
		address: '/issuer/challenges/{own}/draft',
		method: 'POST',
		everyone: 403,
		but: { visitor: 'login', lead: 409, otherLead: 404, bidder: 404 },
	},
	'issuer/challenges/:code/files/:fileId/remove': missing(issuers, `/issuer/challenges/{own}/files/${nobody}/remove`, 'POST'),
	'issuer/challenges/:code/issuer': { address: '/issuer/challenges/{own}/issuer', everyone: 403, but: { visitor: 'login', lead: 404, otherLead: 404 } },
	'issuer/imports/:importId': missing(leads, `/issuer/imports/${nobody}`),
	'issuer/imports/:importId/mapping': {
		address: `/issuer/imports/${nobody}/mapping`,
		method: 'POST',
		everyone: 403,
		but: { visitor: 'login', lead: 404, otherLead: 404 },
	},
	'issuer/imports/:importId/rows/:row': missing(leads, `/issuer/imports/${nobody}/rows/3`, 'POST'),
	'issuer/imports/:importId/take': missing(leads, `/issuer/imports/${nobody}/take`, 'POST'),
	'issuer/imports/:importId/discard': missing(leads, `/issuer/imports/${nobody}/discard`, 'POST'),
	bureau: anyone('/bureau', 302),
	'bureau/organisations': only(bureaus, '/bureau/organisations'),
	'bureau/organisations/:slug': { address: '/bureau/organisations/yunhe-polymers', everyone: 403, but: { visitor: 'login', bureau: 200, otherBureau: 404 } },
	'bureau/monitor': only([...bureaus, 'office'], '/bureau/monitor'),
	'bureau/monitor/download': only([...bureaus, 'office'], '/bureau/monitor/download', { others: 404 }),
	'bureau/monitor/challenges': only([...bureaus, 'office'], '/bureau/monitor/challenges'),
	office: only(['office'], '/office'),
	'office/audit': only(['office'], '/office/audit'),
	'office/brokers': only(['office'], '/office/brokers'),
	'office/experts': only(['office'], '/office/experts'),
	'office/experts/:expertId': missing(['office'], `/office/experts/${nobody}`),
	'office/experts/:expertId/end': missing(['office'], `/office/experts/${nobody}/end`, 'POST'),
	'office/experts/:expertId/ties/:tieId/remove': missing(['office'], `/office/experts/${nobody}/ties/${nobody}/remove`, 'POST'),
	'office/seats/:seatId/recall': missing(['office'], `/office/seats/${nobody}/recall`),
	'office/ties': only(['office'], '/office/ties'),
	'office/ties/:tieId/remove': missing(['office'], `/office/ties/${nobody}/remove`, 'POST'),
	'office/mail': only(['office'], '/office/mail'),
	'office/jobs': only(['office'], '/office/jobs'),
	'office/calendar': only(['office'], '/office/calendar'),
	'office/organisations': only(['office'], '/office/organisations'),
	'office/organisations/new': only(['office'], '/office/organisations/new'),
	'office/organisations/:slug': only(['office'], '/office/organisations/srici'),
	'office/chains': only(['office'], '/office/chains'),
	'office/chains/new': only(['office'], '/office/chains/new'),
	'office/chains/:slug': only(['office'], '/office/chains/robotics'),
	healthz: anyone('/healthz'),
	language: anyone('/language', 302),
	'*': anyone('/nowhere', 404),
}

/** A bid's own bidder sees it; other bidders are not told of it, the rest lack the role. */
const bidOf = (bidder: 'bidder' | 'university', address: string, answer: Answer = 200): Row => ({
	address,
	everyone: 403,
	but: { visitor: 'login', ...all(404, bidders), [bidder]: answer },
})
/** The issuer sees what concerns its challenge; other issuers are not told of it, the rest lack the role. */
const issuedBy = (issuer: 'lead' | 'otherLead', address: string, answer: Answer = 200): Row => ({
	address,
	everyone: 403,
	but: { visitor: 'login', ...all(404, issuers), [issuer]: answer },
})

/** Records of one's own and of others, before and after the deadline. */
export const recordTable: Row[] = [
	...['{bidDraft}', '{bidSealed}', '{bidOpened}'].flatMap((bid) => [bidOf('bidder', `/bidder/bids/${bid}`), bidOf('bidder', `/bidder/bids/${bid}/seal`)]),
	...['{bidClosed}', '{bidWon}'].flatMap((bid) => [bidOf('university', `/bidder/bids/${bid}`), bidOf('university', `/bidder/bids/${bid}/seal`)]),
	ofReview('/issuer/reviews/{diagnosed}'),
	only(['broker'], '/broker/reviews/{review}', { answer: 404 }),
	issuedBy('lead', '/issuer/challenges/{own}/bids'),
	issuedBy('lead', '/issuer/challenges/{ownClosed}/bids'),
	issuedBy('otherLead', '/issuer/challenges/{foreign}/bids'),
	issuedBy('lead', '/issuer/challenges/{ownClosed}/award'),
	issuedBy('lead', '/issuer/challenges/{ownClosed}/unfill'),
	anyone('/challenges/{own}'),
	anyone('/challenges/{ownClosed}'),
]

/** The same once the chain lead has opened the bids on its closed challenge. */
export const openedTable: Row[] = [
	issuedBy('lead', '/issuer/challenges/{ownClosed}/bids'),
	issuedBy('lead', '/issuer/challenges/{ownClosed}/award'),
	issuedBy('lead', '/issuer/challenges/{ownClosed}/proposal'),
	issuedBy('lead', '/issuer/challenges/{ownClosed}/feedback'),
	issuedBy('lead', '/issuer/challenges/{ownClosed}/proposal/withdraw', 302),
	issuedBy('lead', '/issuer/challenges/{ownClosed}/unfill'),
	bidOf('university', '/bidder/bids/{bidClosed}'),
	anyone('/challenges/{ownClosed}'),
]

/** What was uploaded: a file of a bid before the deadline, and an import. */
export const uploadTable: Row[] = [
	{ address: '/files/{file}', everyone: 404, but: { visitor: 'login', bidder: 200 } },
	{ address: '{preview}', everyone: 403, but: { visitor: 'login', lead: 200, otherLead: 404 } },
]
