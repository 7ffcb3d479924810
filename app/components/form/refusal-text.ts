import { useTranslation } from 'react-i18next'
import type refusal from '#app/i18n/zh/refusal.ts'

type Key = keyof typeof refusal

/** Turns a refusal into its words; what else it carries fills the places in them. */
export function useRefusalText() {
	const { t, i18n } = useTranslation('refusal')
	const isKey = (code: string): code is Key => i18n.exists(`refusal:${code}`)
	return ({ code, ...parameters }: { code: string } & Record<string, unknown>): string => t(isKey(code) ? code : 'forbidden', parameters)
}
