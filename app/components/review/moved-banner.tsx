import { useTranslation } from 'react-i18next'
import type { AuditKind } from '#app/domain/audit/audit.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { Banner } from '../ui/banner.tsx'

type Move = { kind: AuditKind; at: Date; userName: string | null; organisationName: string | null }

/** The last move of a review in one sentence: who, when, what. */
export function LatestMove({ move: { kind, at, userName, organisationName } }: { move: Move }) {
	const { t } = useTranslation(['review', 'office'])
	const format = useFormat()
	const who = userName ? [userName, organisationName].filter(Boolean).join(' · ') : t('page.system')
	return <>{t('page.latest', { who, at: format.instant(at), what: t(`office:audit.kind.${kind}`) })}</>
}

/** Tells whoever sent a form made before somebody else's decision what was done meanwhile. */
export function MovedBanner({ move }: { move: Move | null | undefined }) {
	const { t } = useTranslation('validation')
	if (!move) return null
	return (
		<Banner tone="danger" title={t('moved')}>
			<p>
				<LatestMove move={move} />
			</p>
		</Banner>
	)
}
