/** What an invited partner of a consortium answered. */
export const partnerStatuses = ['invited', 'confirmed', 'declined'] as const
export type PartnerStatus = (typeof partnerStatuses)[number]
