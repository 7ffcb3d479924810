import { useTranslation } from 'react-i18next'
import type { ChallengeStatus } from '#app/domain/challenge/lifecycle.ts'
import { Tag } from '../ui/tag.tsx'

const tones: Partial<Record<ChallengeStatus, 'ok' | 'seal' | 'blue'>> = {
	open: 'blue',
	awarded: 'ok',
	accepted: 'ok',
	failed: 'seal',
	unfilled: 'seal',
	withdrawn: 'seal',
}

/** The status of a challenge by the clock, in words. */
export function StatusTag({ status }: { status: ChallengeStatus }) {
	const { t } = useTranslation('challenge')
	return <Tag tone={tones[status]}>{t(`status.${status}`)}</Tag>
}
