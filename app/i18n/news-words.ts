import type { TFunction } from 'i18next'
import type { Language } from '#app/domain/account/account.ts'
import { isNotificationKind } from '#app/domain/notification/news.ts'
import type { NewsParameters } from '#app/domain/notification/notification.ts'
import { formatEnd } from './format.ts'

/** What a piece of news says, in one sentence without a full stop. */
export function newsWords(t: TFunction<'news'>, language: Language, { kind, parameters }: { kind: string; parameters: NewsParameters }): string {
	if (!isNotificationKind(kind)) return t('unknown')
	const { code = '', title, titleEn, until, count, reason = '' } = parameters
	const about = title ? t('about', { title: language === 'en' && titleEn ? titleEn : title, code }) : code
	return t(`kind.${kind}`, { about, until: until ? formatEnd(new Date(until)) : '', count: Number(count ?? 0), reason })
}
