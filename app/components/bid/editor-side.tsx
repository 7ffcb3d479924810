import { useTranslation } from 'react-i18next'
import type { Gap } from '#app/domain/bid/content.ts'
import { Countdown } from '../challenge/countdown.tsx'
import type { SaverState } from '../draft/draft-saver.ts'
import { SaveNote } from '../draft/save-note.tsx'
import { Button, LinkButton } from '../ui/button.tsx'
import { fieldId } from './use-field-label.ts'

export type EditorSide = { closesAt: Date | null; serverNow: Date; budget: string; issuer: string; withdrawTo: string | null }
type Side = EditorSide & { formId: string; saving: SaverState; gaps: readonly Gap[]; labelOf: (field: Gap['field']) => string }

/** Beside the form: the deadline, whether all is saved, what is still missing, and the way on. */
export function SideOfEditor({ closesAt, serverNow, budget, issuer, withdrawTo, formId, saving, gaps, labelOf }: Side) {
	const { t } = useTranslation('bid')
	return (
		<aside className="side" aria-label={t('edit.progress')}>
			<dl>
				<div>
					<dt>{t('edit.deadline')}</dt>
					<dd>{closesAt ? <Countdown closesAt={closesAt} serverNow={serverNow} /> : t('read.none')}</dd>
				</div>
				<div>
					<dt>{t('edit.budget')}</dt>
					<dd>{budget}</dd>
				</div>
				<div>
					<dt>{t('edit.issuer')}</dt>
					<dd>{issuer}</dd>
				</div>
			</dl>
			<div className="gaps">
				{gaps.length === 0 ? (
					<p>{t('edit.complete')}</p>
				) : (
					<details open>
						<summary>{t('edit.gaps', { count: gaps.length })}</summary>
						<ul>
							{gaps.map(({ field, reason }) => (
								<li key={field}>
									<a href={`#${fieldId(field)}`}>{labelOf(field)}</a> {reason === 'required' ? null : <span className="faint">{t(`seal.gap.${reason}`)}</span>}
								</li>
							))}
						</ul>
					</details>
				)}
			</div>
			<div className="editor-commands">
				<SaveNote state={saving} />
				<Button variant="primary" isWide form={formId} name="then" value="review">
					{t('edit.review')}
				</Button>
			</div>
			{withdrawTo ? (
				<LinkButton variant="quiet" isWide to={withdrawTo}>
					{t('edit.withdraw')}
				</LinkButton>
			) : null}
		</aside>
	)
}
