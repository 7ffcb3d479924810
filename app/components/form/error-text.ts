import { useTranslation } from 'react-i18next'
import type validation from '#app/i18n/zh/validation.ts'

type Key = keyof typeof validation

/** Turns the messages a form carries (`too-long|80`, see domain/validation/messages.ts) into the first one's words. */
export function useErrorText() {
	const { t, i18n } = useTranslation('validation')
	const isKey = (code: string): code is Key => i18n.exists(`validation:${code}`)
	return (errors: readonly string[] | undefined): string | undefined => {
		const [code, limit, source] = errors?.[0]?.split('|') ?? []
		if (code === undefined) return undefined
		return t(isKey(code) ? code : 'invalid', { limit, source })
	}
}
