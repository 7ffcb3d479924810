import { type SubmissionResult, useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import type { CheckedPoint } from '#app/domain/bid/screening.ts'
import { ScreeningForm } from '#app/domain/bid/screening-forms.ts'
import { BoundArea } from '../form/bound-fields.tsx'
import { BoundForm } from '../form/bound-form.tsx'
import { Button } from '../ui/button.tsx'
import { ChoiceField } from '../ui/field.tsx'
import { usePointText } from './use-point-text.ts'

const judgedAs = (isMet: boolean | null) => (isMet === null ? undefined : isMet ? 'met' : 'not-met')

type Editing = { points: readonly CheckedPoint[]; seen: number; lastResult: SubmissionResult | undefined }

/** The checklist of a bid to be judged point by point. */
export function ChecklistForm({ points, seen, lastResult }: Editing) {
	const { t } = useTranslation('screening')
	const pointText = usePointText()
	const [form, fields] = useForm<z.input<typeof ScreeningForm>, z.output<typeof ScreeningForm>>({
		lastResult,
		defaultValue: { points: Object.fromEntries(points.map(({ key, isMet, note }) => [key, { judged: judgedAs(isMet), note }])) },
		onValidate: ({ formData }) => parseWithZod(formData, { schema: ScreeningForm }),
	})
	const boxes = fields.points.getFieldset()
	const labels = Object.fromEntries(points.map((point) => [`points.${point.key}.note`, t('noteOf', { point: pointText(point) })]))
	const options = (['met', 'not-met'] as const).map((value) => ({ value, label: t(value) }))
	return (
		<BoundForm form={form} labels={labels}>
			<input type="hidden" name="seen" value={seen} />
			{points.map((point) => {
				const box = boxes[point.key]?.getFieldset()
				if (!box) return null
				const chosen = box.judged.initialValue
				return (
					<div key={point.key} className="checked-point">
						<ChoiceField
							id={box.judged.id}
							legend={pointText(point)}
							type="radio"
							name={box.judged.name}
							chosen={typeof chosen === 'string' ? [chosen] : []}
							options={options}
						/>
						<BoundArea field={box.note} label={t('note')} rows={2} maxLength={1000} />
					</div>
				)
			})}
			<div className="actions">
				<Button>{t('save')}</Button>
			</div>
		</BoundForm>
	)
}

/** The checklist as it was judged. */
export function Checklist({ points }: { points: readonly CheckedPoint[] }) {
	const { t } = useTranslation('screening')
	const pointText = usePointText()
	return (
		<table className="stacked">
			<caption className="visually-hidden">{t('list')}</caption>
			<thead>
				<tr>
					<th scope="col">{t('list')}</th>
					<th scope="col">{t('judged')}</th>
				</tr>
			</thead>
			<tbody>
				{points.map((point) => (
					<tr key={point.key}>
						<th scope="row">{pointText(point)}</th>
						<td data-label={t('judged')}>
							{t(judgedAs(point.isMet) ?? 'open')}
							{point.note ? <span className="prose"> – {point.note}</span> : null}
						</td>
					</tr>
				))}
			</tbody>
		</table>
	)
}
