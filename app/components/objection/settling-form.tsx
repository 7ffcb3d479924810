import type { ComponentPropsWithoutRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ObjectionStatus } from '#app/domain/objection/lifecycle.ts'
import { NarrowPage } from '../account/narrow-page.tsx'
import { MovedBanner } from '../audit/moved-banner.tsx'
import { BoundArea } from '../form/bound-fields.tsx'
import { BoundForm } from '../form/bound-form.tsx'
import { useErrorText } from '../form/error-text.ts'
import { Banner } from '../ui/banner.tsx'
import { Button, LinkButton } from '../ui/button.tsx'
import { ChoiceField } from '../ui/field.tsx'
import { Breadcrumbs } from '../ui/page-head.tsx'

type Bound = ComponentPropsWithoutRef<typeof BoundArea>['field']
type Settling = {
	title: string
	objection: { id: string; number: number; challengeTitle: string; status: ObjectionStatus }
	/** Whether it can be ended so now; with something typed the form stays even where it cannot. */
	isOpen: boolean
	moved: ComponentPropsWithoutRef<typeof MovedBanner>['moved']
	form: ComponentPropsWithoutRef<typeof BoundForm>['form']
	choice: { field: Bound; label: string; options: readonly { value: string; label: string }[] }
	answer: { field: Bound; label: string; hint: string }
	submit: string
}

/** The page on which a bureau ends an objection: one choice and what it says to it. */
export function SettlingForm({ title, objection, isOpen, moved, form, choice, answer, submit }: Settling) {
	const { t } = useTranslation('notice')
	const errorText = useErrorText()
	const { initialValue } = choice.field
	const above = t('objection.view', { number: objection.number, title: objection.challengeTitle })
	return (
		<NarrowPage title={title} above={<Breadcrumbs items={[{ to: `/objections/${objection.id}`, label: above }]} />}>
			<MovedBanner moved={moved} />
			{isOpen ? (
				<BoundForm form={form} labels={{ [choice.field.name]: choice.label, [answer.field.name]: answer.label }}>
					<ChoiceField
						id={choice.field.id}
						legend={choice.label}
						type="radio"
						name={choice.field.name}
						error={errorText(choice.field.errors)}
						chosen={typeof initialValue === 'string' ? [initialValue] : []}
						options={choice.options}
					/>
					<BoundArea field={answer.field} label={answer.label} hint={answer.hint} rows={6} />
					<div className="actions">
						<Button variant="primary">{submit}</Button>
					</div>
				</BoundForm>
			) : (
				<Banner tone="warn">
					<p>{t('bureau.notNow', { status: t(`objection.status.${objection.status}`) })}</p>
					<LinkButton to={`/objections/${objection.id}`}>{above}</LinkButton>
				</Banner>
			)}
		</NarrowPage>
	)
}
