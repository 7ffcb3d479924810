/** Life of one review (需求论证): it waits for the chain lead, or for a broker's second diagnosis, and ends passed or returned; `withdrawn` when the issuer took the demand back. */
export const reviewStatuses = ['waiting', 'diagnosing', 'passed', 'returned', 'withdrawn'] as const
export type ReviewStatus = (typeof reviewStatuses)[number]
