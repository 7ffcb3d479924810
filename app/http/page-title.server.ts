import type { TFunction } from 'i18next'
import type { Language } from '#app/domain/account/account.ts'
import { i18nFor, languageOf } from '#app/i18n/i18n.server.ts'

const namespaces = [
	'common',
	'account',
	'award',
	'bid',
	'blind',
	'challenge',
	'compose',
	'event',
	'clarify',
	'halt',
	'import',
	'judging',
	'keys',
	'list',
	'log',
	'monitor',
	'news',
	'notice',
	'office',
	'organisation',
	'question',
	'review',
	'rules',
	'ranking',
	'screening',
	'sealing',
	'sheet',
	'write',
] as const

/** The title of a page in the reader's language, with the product's name behind it. */
export async function pageTitle(request: Request, name: (t: TFunction<typeof namespaces>, language: Language) => string): Promise<string> {
	const language = await languageOf(request)
	const t = i18nFor(language).getFixedT(null, namespaces)
	return `${name(t, language)} · ${t('common:brand')}`
}
