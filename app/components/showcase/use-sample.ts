import { showcaseTexts } from '#app/i18n/showcase.ts'
import { useLanguage } from '#app/i18n/use-format.ts'

/** The invented words in the language of the page. */
export const useSample = () => showcaseTexts[useLanguage()]
