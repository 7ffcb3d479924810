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

/** The reader's language: the remembered choice, else what the browser asks for, else Chinese. */
export async function languageOf(request: Request): Promise<Language> {
	const detected = await detector.getLocale(request)
	return languages.find((language) => language === detected) ?? 'zh'
}

/** The texts of a language, for rendering and mail on the server. */
export function i18nFor(language: Language): i18n {
	return instances[language]
}
