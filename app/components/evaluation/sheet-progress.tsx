import { useTranslation } from 'react-i18next'
import type { SheetGap } from '#app/domain/evaluation/sheet.ts'
import type { SaverState } from '../draft/draft-saver.ts'
import { SaveNote } from '../draft/save-note.tsx'
import { Button } from '../ui/button.tsx'
import { pointsText, sheetFieldId } from './use-sheet-label.ts'

type Progress = { formId: string; saving: SaverState; total: number; gaps: readonly SheetGap[]; labelOf: (field: string) => string }

/** At the foot of a sheet being filled in: its total by now, what is still missing, whether all is saved, and the way on. */
export function SheetProgress({ formId, saving, total, gaps, labelOf }: Progress) {
	const { t } = useTranslation('sheet')
	return (
		<section className="sheet-progress" aria-label={t('page.progress')}>
			<p>
				{t('page.total')} <strong className="sheet-total">{pointsText(total)}</strong>
			</p>
			<SheetGaps gaps={gaps} labelOf={labelOf} />
			<SaveNote state={saving} />
			<div className="actions">
				<Button variant="primary" form={formId} name="then" value="review">
					{t('page.review')}
				</Button>
				<Button form={formId}>{t('page.save')}</Button>
			</div>
		</section>
	)
}

/** What a sheet still lacks, each a link to its field; `page` where the fields stand on another page. */
export function SheetGaps({ gaps, labelOf, page = '' }: Pick<Progress, 'gaps' | 'labelOf'> & { page?: string }) {
	const { t } = useTranslation('sheet')
	if (gaps.length === 0) return <p>{t('page.complete')}</p>
	return (
		<details>
			<summary>{t('page.gaps', { count: gaps.length })}</summary>
			<ul>
				{gaps.map(({ field }) => (
					<li key={field}>
						<a href={`${page}#${sheetFieldId(field)}`}>{labelOf(field)}</a>
					</li>
				))}
			</ul>
		</details>
	)
}
