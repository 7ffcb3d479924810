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

export const anyone = (address: string, answer: Answer = 200): Row => ({ address, everyone: answer })
export const signedIn = (address: string, answer: Answer = 200): Row => ({ address, everyone: answer, but: { visitor: 'login' } })
/** Open to these; others lack the role (403) or the record (404). */
export const only = (
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
export const missing = (who: readonly Visitor[], address: string, method?: 'POST') =>
	only(who, address, { answer: 404, others: 403, ...(method ? { method } : {}) })

/** A review is there for its chain lead alone; other leads are not told of it, the rest lack the role. */
export const ofReview = (address: string): Row => ({ address, everyone: 403, but: { visitor: 'login', lead: 200, otherLead: 404 } })

/** A bid's own bidder sees it; other bidders are not told of it, the rest lack the role. */
export const bidOf = (bidder: 'bidder' | 'university', address: string, answer: Answer = 200): Row => ({
	address,
	everyone: 403,
	but: { visitor: 'login', ...all(404, bidders), [bidder]: answer },
})
/** The issuer sees what concerns its challenge; other issuers are not told of it, the rest lack the role. */
export const issuedBy = (issuer: 'lead' | 'otherLead', address: string, answer: Answer = 200): Row => ({
	address,
	everyone: 403,
	but: { visitor: 'login', ...all(404, issuers), [issuer]: answer },
})
