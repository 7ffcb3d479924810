import { mailTemplates } from '#app/domain/mail/mail.ts'
import { DigestItems } from '#app/domain/notification/digest.ts'
import { i18nFor } from '#app/i18n/i18n.server.ts'
import { newsWords } from '#app/i18n/news-words.ts'
import type { MailRow } from '#db/repositories/mail-repository.ts'

type Composed = Pick<MailRow, 'language' | 'template' | 'parameters'>

/** The words of a mail in its reader's language, and the page on which they choose what mail they get; null where it is no matter of choice. */
export function composeMail(mail: Composed): { subject: string; text: string; choices: string | null } {
	const { language, parameters } = mail
	const template = mailTemplates.find((name) => name === mail.template)
	if (!template) throw new Error(`no such mail: ${mail.template}`)
	const t = i18nFor(language).getFixedT(language, 'mail')
	const replace = { ...parameters, ...partsOf(mail) }
	const choices = parameters.choices ?? null
	const parts = [t(`text.${template}`, { replace }), choices ? t('choices', { choices }) : '', t('signature')]
	return { subject: t(`subject.${template}`, { replace }), text: `${parts.filter(Boolean).join('\n\n')}\n`, choices }
}

/** What a template needs besides its parameters: the sentence of a piece of news, the list of a digest. */
function partsOf({ language, template, parameters }: Composed): Record<string, string> {
	const news = i18nFor(language).getFixedT(language, 'news')
	if (template === 'news') return { sentence: newsWords(news, language, { kind: parameters.kind ?? '', parameters }) }
	if (template !== 'digest') return {}
	const items = DigestItems.parse(JSON.parse(parameters.items ?? '[]'))
	const lines = items.map(({ link, ...item }) => `· ${newsWords(news, language, item)}\n  ${link}`)
	const more = Number(parameters.count) - items.length
	if (more > 0) lines.push(i18nFor(language).t('mail:more', { count: more }))
	return { items: lines.join('\n') }
}
