import { useTranslation } from 'react-i18next'
import type { LatestMove, Moved } from '#app/domain/audit/told-moves.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { Banner } from '../ui/banner.tsx'

/** The last move of a record in one sentence: when, what, and who where that may be told. */
export function LatestMoveText({ move: { kind, at, userName, organisationName } }: { move: LatestMove }) {
	const { t } = useTranslation(['ui', 'office'])
	const format = useFormat()
	const who = [userName, organisationName].filter(Boolean).join(' · ')
	const told = { at: format.instant(at), what: t(`office:audit.kind.${kind}`) }
	return <>{who ? t('moved.by', { who, ...told }) : t('moved.nobody', told)}</>
}

/** Tells whoever sent a form made before its record moved where that stands now, and what was done last. */
export function MovedBanner({ moved }: { moved: Moved | { record: 'review'; move: LatestMove | null } | null | undefined }) {
	const { t } = useTranslation('ui')
	const status = useStatusText()
	if (!moved) return null
	const now = status(moved)
	return (
		<Banner tone="danger" title={t('moved.title')}>
			{now ? <p>{t('moved.now', { status: now })}</p> : null}
			{moved.move ? (
				<p>
					<LatestMoveText move={moved.move} />
				</p>
			) : null}
		</Banner>
	)
}

function useStatusText() {
	const { t } = useTranslation(['challenge', 'list', 'notice'])
	return (moved: Moved | { record: 'review' }): string | null => {
		switch (moved.record) {
			case 'challenge':
				return t(`challenge:status.${moved.status}`)
			case 'list':
				return t(`list:compose.status.${moved.status}`)
			case 'objection':
				return t(`notice:objection.status.${moved.status}`)
			default:
				return null
		}
	}
}
