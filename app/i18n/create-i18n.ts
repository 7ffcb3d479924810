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
	instance.getFixedT = remembering(instance.getFixedT)
	return instance
}

/** More than there are texts; bounds what values and invented keys can take up. */
const most = 5000

/** What a call can be told apart by; null where it holds more than plain values. */
function keyOf(given: readonly unknown[]): string | null {
	const [only] = given
	if (given.length === 1 && typeof only === 'string') return only
	const isPlain = (one: unknown) => one === undefined || one === null || ['string', 'number', 'boolean'].includes(typeof one)
	const isRecord = (one: unknown) => typeof one === 'object' && one !== null && Object.values(one).every(isPlain)
	return given.every((one) => isPlain(one) || isRecord(one)) ? JSON.stringify(given) : null
}

/** Keeps what a function answers to plain values, functions among it: texts never change, and looking each up anew was a third of rendering a page. */
function remembering<Value>(asked: Value): Value {
	if (typeof asked !== 'function') return asked
	const ask = asked
	const known = new Map<string, unknown>()
	function remembered(this: unknown, ...given: unknown[]): unknown {
		const key = keyOf(given)
		if (key === null) return Reflect.apply(ask, this, given)
		if (known.has(key)) return known.get(key)
		const answer = remembering<unknown>(Reflect.apply(ask, this, given))
		if (known.size >= most) known.clear()
		known.set(key, answer)
		return answer
	}
	return Object.assign(remembered, asked)
}
