/** Every mail there is; its words are the key of the same name in the `mail` texts, with `{{link}}` and `{{organisation}}` to fill in. */
export const mailTemplates = ['confirmRegistration', 'addressInUse', 'organisationVerified', 'organisationReturned', 'recovery'] as const
export type MailTemplate = (typeof mailTemplates)[number]
