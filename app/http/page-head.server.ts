import type { AppLoadContext } from '@remix-run/node'
import type { TFunction } from 'i18next'
import type { Language } from '#app/domain/account/account.ts'
import { i18nFor, languageOf } from '#app/i18n/i18n.server.ts'
import type { PageHead } from './head-tags.ts'

const namespaces = ['common', 'challenge', 'event', 'list', 'organisation'] as const
const longestDescription = 150

/** What a public page tells search engines and link previews: title and description in the reader's language, and the one address it is known by. */
export async function pageHead(
	{ request, context, path }: { request: Request; context: AppLoadContext; path: string },
	words: (t: TFunction<typeof namespaces>, language: Language) => { title: string; description: string },
): Promise<PageHead> {
	const language = await languageOf(request)
	const t = i18nFor(language).getFixedT(null, namespaces)
	const { title, description } = words(t, language)
	const characters = [...(description || t('common:description')).replace(/\s+/g, ' ').trim()]
	return {
		title: `${title} · ${t('common:brand')}`,
		description: characters.length > longestDescription ? `${characters.slice(0, longestDescription).join('')}…` : characters.join(''),
		canonical: context.origin + path,
	}
}
