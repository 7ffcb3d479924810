/** Life of a challenge list in this floor's thin form: composed, then released with its challenges. */
export const listStatuses = ['draft', 'released', 'withdrawn'] as const
export type ListStatus = (typeof listStatuses)[number]

/** `corridor`: released here; `foreign`: a published list from elsewhere, imported for reading, never bid on here. */
export const listOrigins = ['corridor', 'foreign'] as const
export type ListOrigin = (typeof listOrigins)[number]
