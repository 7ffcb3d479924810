import { useTranslation } from 'react-i18next'
import type { NotificationKind } from '#app/domain/notification/news.ts'

/** What a kind of news is called: its sentence without what it is about. */
export function useKindName() {
	const { t } = useTranslation('news')
	return (kind: NotificationKind): string => t(`kind.${kind}`, { about: '…', until: '…', count: 1, reason: '…' })
}
