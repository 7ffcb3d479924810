/** Every mail there is; its words are the key of the same name in the `mail` texts, with `{{link}}`, `{{organisation}}` and the like to fill in. */
export const mailTemplates = [
	'confirmRegistration',
	'addressInUse',
	'organisationVerified',
	'organisationReturned',
	'recovery',
	'expertInvited',
	'expertKnown',
	'news',
	'digest',
] as const
export type MailTemplate = (typeof mailTemplates)[number]

/** Mail that holds a link which opens an account: what it said is forgotten as soon as it left, or will not. */
export const secretTemplates: readonly string[] = ['recovery', 'confirmRegistration', 'expertInvited', 'expertKnown']

/** How the office sorts what is in the outbox. */
export const mailStates = ['waiting', 'failed', 'sent'] as const
export type MailState = (typeof mailStates)[number]
