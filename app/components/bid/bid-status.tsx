import { useTranslation } from 'react-i18next'
import type { BidStatus } from '#app/domain/bid/lifecycle.ts'
import { Tag } from '../ui/tag.tsx'

const tones: Partial<Record<BidStatus, 'ok' | 'seal' | 'blue'>> = { sealed: 'blue', won: 'ok', contracted: 'ok', disqualified: 'seal' }

export function BidStatusTag({ status }: { status: BidStatus }) {
	const { t } = useTranslation('bid')
	return <Tag tone={tones[status]}>{t(`status.${status}`)}</Tag>
}
