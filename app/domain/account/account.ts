/** What a one-time link is for: joining one's organisation, setting a new password, the first account of the office, joining the register of experts. */
export const linkPurposes = ['invitation', 'recovery', 'office', 'expert'] as const
export type LinkPurpose = (typeof linkPurposes)[number]

export const languages = ['zh', 'en'] as const
export type Language = (typeof languages)[number]
