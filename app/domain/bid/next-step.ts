import type { BidStatus } from './lifecycle.ts'

/** What a bidder does next about a bid, or waits for; each has its words. */
type BidStep = 'fill-in' | 'improve' | 'await-opening' | 'await-decision' | 'prepare-again' | 'never-submitted' | 'was-withdrawn' | 'see-outcome'

/** The next step of a bid; `isOpen` says whether bids are still taken. No status is a dead end. */
export function nextStepOf(status: BidStatus, isOpen: boolean): BidStep {
	switch (status) {
		case 'draft':
			return isOpen ? 'fill-in' : 'never-submitted'
		case 'sealed':
			return isOpen ? 'improve' : 'await-opening'
		case 'withdrawn':
			return isOpen ? 'prepare-again' : 'was-withdrawn'
		case 'opened':
		case 'qualified':
		case 'scored':
		case 'shortlisted':
			return 'await-decision'
		case 'destroyed':
			return 'was-withdrawn'
		case 'disqualified':
		case 'won':
		case 'lost':
		case 'contracted':
			return 'see-outcome'
	}
}
