/** What a one-time link is for: joining one's organisation, setting a new password, the first account of the office. */
export const linkPurposes = ['invitation', 'recovery', 'office'] as const
export type LinkPurpose = (typeof linkPurposes)[number]

export const languages = ['zh', 'en'] as const
export type Language = (typeof languages)[number]
