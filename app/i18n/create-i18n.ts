import i18next, { type i18n } from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { Language } from '#app/domain/account/account.ts'
import type { Translation } from './translation.ts'

/** One instance a language; it never changes its language, so requests share it. */
export function createI18n(language: Language, texts: Translation): i18n {
	const instance = i18next.createInstance()
	instance.use(initReactI18next).init({
		lng: language,
		fallbackLng: false,
		defaultNS: 'common',
		resources: { [language]: texts },
		interpolation: { escapeValue: false },
		initImmediate: false,
		react: { useSuspense: false },
	})
	return instance
}
