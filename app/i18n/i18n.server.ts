import { createCookie } from '@remix-run/node'
import type { i18n } from 'i18next'
import { RemixI18Next } from 'remix-i18next/server'
import { type Language, languages } from '#app/domain/account/account.ts'
import { createI18n } from './create-i18n.ts'
import en from './en/index.ts'
import zh from './zh/index.ts'

const instances: Record<Language, i18n> = { zh: createI18n('zh', zh), en: createI18n('en', en) }

/** Remembers the reader's choice of language for a year. */
export const languageCookie = createCookie('language', { path: '/', sameSite: 'lax', httpOnly: true, maxAge: 365 * 24 * 3600 })

const detector = new RemixI18Next({
	detection: { supportedLanguages: [...languages], fallbackLanguage: 'zh', cookie: languageCookie, order: ['cookie', 'header'] },
})

/** More than there are ways to ask for a language; bounds what invented headers can take up. */
const most = 1000
const answered = new Map<string, Language>()

/** The reader's language: the remembered choice, else what the browser asks for, else Chinese. */
export async function languageOf(request: Request): Promise<Language> {
	const asked = `${/(?:^|; *)language=[^;]*/.exec(request.headers.get('Cookie') ?? '')?.[0]}\n${request.headers.get('Accept-Language')}`
	const known = answered.get(asked)
	if (known) return known
	const detected = await detector.getLocale(request)
	const language = languages.find((candidate) => candidate === detected) ?? 'zh'
	if (answered.size >= most) answered.clear()
	answered.set(asked, language)
	return language
}

/** The texts of a language, for rendering and mail on the server. */
export function i18nFor(language: Language): i18n {
	return instances[language]
}
