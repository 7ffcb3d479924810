import { useTranslation } from 'react-i18next'
import type { Why } from '#app/domain/judging/own-conflicts.ts'
import { Banner } from '../ui/banner.tsx'
import { WhyExcluded } from './why-excluded.tsx'

/** Tells a person in conflict with a bid of this challenge what that means for them and of what kind it is; nothing to everyone else. */
export function ConflictBanner({ why }: { why: readonly Why[] }) {
	const { t } = useTranslation('judging')
	if (why.length === 0) return null
	return (
		<Banner tone="warn" title={t('own.title')}>
			<p>{t('own.text')}</p>
			<WhyExcluded why={why} />
		</Banner>
	)
}
