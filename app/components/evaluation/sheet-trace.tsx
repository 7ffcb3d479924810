import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/i18n/use-format.ts'
import { Link } from '../ui/link.tsx'
import { pointsText } from './use-sheet-label.ts'

type Version = { number: number; hash: string; total: number; submittedAt: Date; logIndex: number | null; reopenedAt: Date | null; reopenReason: string }

/** The versions of one's own sheet that were submitted, with hash, file and why each was opened again. */
export function SheetTrace({ sheetId, versions }: { sheetId: string; versions: readonly Version[] }) {
	const { t } = useTranslation(['sheet', 'log'])
	const format = useFormat()
	if (versions.length === 0) return null
	return (
		<section>
			<h2>{t('trace.title')}</h2>
			<ol className="sheet-trace">
				{versions.map(({ number, hash, total, submittedAt, logIndex, reopenedAt, reopenReason }) => (
					<li key={number}>
						<p>{t('trace.line', { number, at: format.instant(submittedAt), total: pointsText(total) })}</p>
						<p>
							{t('trace.hash')} <code className="long">{hash}</code>
						</p>
						<p className="cluster">
							{logIndex === null ? null : <Link to="/log">{t('trace.place', { place: format.number(logIndex + 1) })}</Link>}
							<a href={`/expert/sheets/${sheetId}/versions/${number}`} download>
								{t('trace.download', { number })}
							</a>
						</p>
						{reopenedAt ? <p className="prose">{t('trace.reopened', { at: format.instant(reopenedAt), reason: reopenReason })}</p> : null}
					</li>
				))}
			</ol>
			<p className="muted">
				{t('trace.check')} <Link to="/verify">{t('log:verifyLink')}</Link>
			</p>
		</section>
	)
}
