/** Life of one review (需求论证): it waits for the chain lead, or for a broker's second diagnosis, and ends passed or returned; `withdrawn` when the issuer took the demand back. */
export const reviewStatuses = ['waiting', 'diagnosing', 'passed', 'returned', 'withdrawn'] as const
/** What a chain lead's desk shows together: its own queue, what brokers have, what is settled. */
export const reviewViews = ['waiting', 'diagnosing', 'settled'] as const
export type ReviewView = (typeof reviewViews)[number]
export type ReviewStatus = (typeof reviewStatuses)[number]
