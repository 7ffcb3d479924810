import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { DemandDraft, ImportProblem } from '#app/domain/import/draft.ts'
import { type FieldTexts, type ImportField, importFields } from '#app/domain/import/fields.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { Money } from '../challenge/money.tsx'
import { Button } from '../ui/button.tsx'
import { CheckField, TextArea } from '../ui/field.tsx'
import { Link } from '../ui/link.tsx'
import { Tag } from '../ui/tag.tsx'

type PreviewLine = {
	rowNumber: number
	isExcluded: boolean
	isExisting: boolean
	duplicateOf: string | null
	draft: DemandDraft
	problems: ImportProblem[]
	texts: FieldTexts
}

/** The fields a correction shows first: what is wrong, then what a reader needs. */
function fieldsOf({ problems, texts }: PreviewLine): ImportField[] {
	const wanted: ImportField[] = [...problems.map((problem) => problem.field), 'title', 'budget', 'closesAt', 'indicators', 'problem']
	return importFields.filter((field) => wanted.includes(field) || (texts[field] ?? '') !== '')
}

/** One row of the file as it would be taken, with what is wrong, how to mend it, and the mending in place. */
export function PreviewRow({ line, importId, view, page }: { line: PreviewLine; importId: string; view: string; page: number }) {
	const { t } = useTranslation('import')
	const format = useFormat()
	const { draft, rowNumber } = line
	return (
		<li id={`row-${rowNumber}`} className="preview-row">
			<div className="split">
				<h3>
					<small className="faint">{t('row.number', { row: rowNumber })}</small> {draft.title || t('row.untitled')}
				</h3>
				<span className="cluster">
					{line.isExisting ? <Tag>{t('row.existing')}</Tag> : null}
					{line.isExcluded ? <Tag>{t('row.excluded')}</Tag> : null}
					{line.duplicateOf ? (
						<Tag tone="warn">
							{/^\d+$/.test(line.duplicateOf) ? t('row.duplicateRow', { of: line.duplicateOf }) : t('row.duplicateChallenge', { of: line.duplicateOf })}
						</Tag>
					) : null}
				</span>
			</div>
			<div className="cluster muted">
				<Money budgetFen={draft.budgetFen} budgetNote={draft.budgetNote} />
				<span>{t('row.indicators', { count: draft.indicators.length })}</span>
				{draft.bidsCloseAt ? <span>{format.instant(draft.bidsCloseAt)}</span> : null}
				{draft.issuerName ? <span>{draft.issuerName}</span> : null}
			</div>
			<Problems problems={line.problems} />
			{line.isExisting ? null : (
				<details key={JSON.stringify([line.texts, line.isExcluded])}>
					<summary>{t('row.edit')}</summary>
					<Form method="post" action={`/issuer/imports/${importId}/rows/${rowNumber}`}>
						<input type="hidden" name="view" value={view} />
						<input type="hidden" name="page" value={page} />
						{fieldsOf(line).map((field) => (
							<TextArea
								key={field}
								rows={field === 'indicators' || field === 'problem' ? 4 : 1}
								name={field}
								label={t(`field.${field}`)}
								defaultValue={line.texts[field] ?? ''}
							/>
						))}
						<CheckField name="isExcluded" label={t('row.exclude')} defaultChecked={line.isExcluded} />
						<div className="actions">
							<Button>{t('row.save')}</Button>
						</div>
					</Form>
				</details>
			)}
		</li>
	)
}

function Problems({ problems }: { problems: readonly ImportProblem[] }) {
	const { t } = useTranslation('import')
	const { language } = useFormat()
	if (problems.length === 0) return null
	return (
		<ul className="problems">
			{problems.map((problem) => (
				<li key={`${problem.field}-${problem.code}`} className={problem.severity === 'error' ? 'soon' : undefined}>
					<Tag tone={problem.severity === 'error' ? 'seal' : 'warn'}>{t(`severity.${problem.severity}`)}</Tag> {t(`field.${problem.field}`)}
					{language === 'en' ? ': ' : '：'}
					{t(`problem.${problem.code}`, problem.params)}
				</li>
			))}
		</ul>
	)
}

/** What each column is read as, to be corrected. */
export function MappingForm({
	importId,
	headers,
	sample,
	mapping,
}: {
	importId: string
	headers: readonly string[]
	sample: readonly string[]
	mapping: Record<string, ImportField>
}) {
	const { t } = useTranslation('import')
	return (
		<details>
			<summary>{t('mapping.title')}</summary>
			<p className="muted">{t('mapping.lead')}</p>
			<Form method="post" action={`/issuer/imports/${importId}/mapping`} reloadDocument>
				<table className="stacked">
					<thead>
						<tr>
							<th scope="col">{t('mapping.header')}</th>
							<th scope="col">{t('mapping.sample')}</th>
							<th scope="col">{t('mapping.field')}</th>
						</tr>
					</thead>
					<tbody>
						{headers
							.map((header, column) => ({ header, column }))
							.map(({ header, column }) => (
								<tr key={column}>
									<th scope="row">{header}</th>
									<td className="muted">{(sample[column] ?? '').slice(0, 60)}</td>
									<td>
										<select
											className="input"
											name={`column-${column}`}
											defaultValue={mapping[column] ?? 'ignore'}
											aria-label={`${t('mapping.field')}: ${header || column + 1}`}
										>
											{importFields.map((field) => (
												<option key={field} value={field}>
													{t(`field.${field}`)}
												</option>
											))}
										</select>
									</td>
								</tr>
							))}
					</tbody>
				</table>
				<div className="actions">
					<Button>{t('mapping.save')}</Button>
				</div>
			</Form>
		</details>
	)
}

const views = ['all', 'problems', 'errors', 'existing'] as const

/** Which rows are shown. */
export function PreviewTabs({ importId, view, counts }: { importId: string; view: (typeof views)[number]; counts: Record<(typeof views)[number], number> }) {
	const { t } = useTranslation('import')
	return (
		<nav className="tabs" aria-label={t('upload.title')}>
			{views.map((one) => (
				<Link key={one} to={`/issuer/imports/${importId}?view=${one}`} aria-current={one === view ? 'page' : undefined}>
					{t(`view.${one}`, { count: counts[one] })}
				</Link>
			))}
		</nav>
	)
}
