import { useTranslation } from 'react-i18next'
import type { ConflictKind } from '#app/domain/judging/conflict.ts'

type Why = { kind: ConflictKind; side: 'issuer' | 'bidder' }

/** The kinds of conflict a person is told of; never which organisation bid. */
export function WhyExcluded({ why }: { why: readonly Why[] }) {
	const { t } = useTranslation('judging')
	return (
		<span className="muted">
			{why.map(({ kind, side }) => t('desk.why', { side: t(`side.${side}`), kind: t(`conflict.${kind}`) })).join(t('experts.comma'))}
		</span>
	)
}
