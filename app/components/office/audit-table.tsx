import { useTranslation } from 'react-i18next'
import type { AuditKind, AuditSubject } from '#app/domain/audit/audit.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { Tag } from '../ui/tag.tsx'

type Detail = Record<string, string | number | boolean | null> | null
type Row = {
	entry: {
		id: number
		at: Date
		kind: AuditKind
		subject: AuditSubject
		subjectId: string
		before: Detail
		after: Detail
		isRefused: boolean
		reason: string | null
	}
	userName: string | null
	organisationName: string | null
	subjectName: string | null
}

/** Entries of the audit log: when, who, what, about what, before and after. */
export function AuditTable({ rows }: { rows: readonly Row[] }) {
	const { t } = useTranslation('office')
	const { instant } = useFormat()
	return (
		<table className="stacked audit">
			<thead>
				<tr>
					<th scope="col">{t('audit.at')}</th>
					<th scope="col">{t('audit.what')}</th>
					<th scope="col">{t('audit.who')}</th>
					<th scope="col">{t('audit.about')}</th>
					<th scope="col">{t('audit.before')}</th>
					<th scope="col">{t('audit.after')}</th>
				</tr>
			</thead>
			<tbody>
				{rows.map(({ entry, userName, organisationName, subjectName }) => (
					<tr key={entry.id}>
						<td data-label={t('audit.at')}>
							<time dateTime={entry.at.toISOString()}>{instant(entry.at)}</time>
						</td>
						<th scope="row">
							{t(`audit.kind.${entry.kind}`)} {entry.isRefused ? <Tag tone="seal">{t('audit.refused')}</Tag> : null}
						</th>
						<td data-label={t('audit.who')}>{userName ? [userName, organisationName].filter(Boolean).join(' · ') : t('audit.anonymous')}</td>
						<td data-label={t('audit.about')}>
							{t(`audit.subject.${entry.subject}`)} {subjectName ?? <code>{entry.subjectId.slice(0, 13)}</code>}
						</td>
						<td data-label={t('audit.before')}>
							<Details detail={entry.before} />
						</td>
						<td data-label={t('audit.after')}>
							<Details detail={entry.after} />
							{entry.reason ? (
								<p>
									{t('audit.reason')}: {entry.reason}
								</p>
							) : null}
						</td>
					</tr>
				))}
			</tbody>
		</table>
	)
}

/** What stood in the record; instants are kept as milliseconds under names that end in `At`. */
function Details({ detail }: { detail: Detail }) {
	const { instant } = useFormat()
	if (!detail) return null
	return (
		<code>
			{Object.entries(detail)
				.map(([key, value]) => `${key}: ${typeof value === 'number' && /(At|^at)$/.test(key) ? instant(new Date(value)) : value}`)
				.join('\n')}
		</code>
	)
}
