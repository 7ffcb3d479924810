import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { BidSection } from '#app/domain/bid/content.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { ChangedTexts } from '../challenge/field-changes.tsx'
import { FileList, type ListedFile } from '../file/file-list.tsx'
import { useCorrectableText } from './use-correctable-text.ts'

type Changes = {
	sections: readonly { section: BidSection; before: string; after: string | null }[]
	fileChanges: readonly { before: ListedFile | null; after: ListedFile }[]
	corrected: { at: Date; by: string } | null
	lang: string
	heading: ReactNode
}

/** What a correction changed and who did when: section by section and file by file, before and after; nothing while it changed nothing. */
export function CorrectionChanges({ sections, fileChanges, corrected, lang, heading }: Changes) {
	const { t } = useTranslation(['demand', 'screening', 'bid'])
	const format = useFormat()
	const text = useCorrectableText()
	if (!corrected) return null
	return (
		<>
			{heading}
			<p className="muted">{t('screening:correction.by', { at: format.instant(corrected.at), name: corrected.by })}</p>
			<table className="stacked changes">
				<caption className="visually-hidden">{t('screening:correction.changes')}</caption>
				<thead>
					<tr>
						<th scope="col">{t('changes.field')}</th>
						<th scope="col">{t('changes.before')}</th>
						<th scope="col">{t('changes.after')}</th>
					</tr>
				</thead>
				<tbody>
					{sections.map(({ section, before, after }) =>
						after === null ? null : (
							<tr key={section}>
								<th scope="row">{text.section(section)}</th>
								<ChangedTexts lang={lang} before={before} after={after} />
							</tr>
						),
					)}
					{fileChanges.map(({ before, after }) => (
						<tr key={after.id}>
							<th scope="row">{before ? t('screening:correction.replaced') : t('screening:correction.added')}</th>
							<td data-label={t('changes.before')}>{before ? <FileList files={[before]} /> : t('bid:read.none')}</td>
							<td data-label={t('changes.after')}>
								<FileList files={[after]} />
							</td>
						</tr>
					))}
				</tbody>
			</table>
		</>
	)
}
