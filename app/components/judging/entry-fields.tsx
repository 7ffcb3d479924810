import { type SubmissionResult, useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { NewEntryForm } from '#app/domain/judging/invitation.ts'
import { BoundArea, BoundCheck, BoundText } from '../form/bound-fields.tsx'
import { BoundForm } from '../form/bound-form.tsx'
import { PasswordField } from '../form/password-field.tsx'
import { Button } from '../ui/button.tsx'
import { ChainsField } from './chains-field.tsx'

type Invitation = {
	email: string
	name: string
	fields: readonly string[]
	speciality: string
	chains: readonly { slug: string; nameZh: string; nameEn: string }[]
}

/** What the invited confirm and declare before they stand in the register; `isNew`: with the account they get. */
export function EntryFields({ invitation, isNew, lastResult }: { invitation: Invitation; isNew: boolean; lastResult: SubmissionResult | undefined }) {
	const { t } = useTranslation(['judging', 'account'])
	const { email, name, speciality, chains } = invitation
	const [form, fields] = useForm<z.input<typeof NewEntryForm>, z.output<typeof NewEntryForm>>({
		lastResult,
		defaultValue: { name, fields: [...invitation.fields], speciality, declared: '', password: '' },
		...(isNew ? { onValidate: ({ formData }: { formData: FormData }) => parseWithZod(formData, { schema: NewEntryForm }) } : {}),
	})
	const labels = {
		name: t('account:name'),
		password: t('account:password'),
		fields: t('experts.fields'),
		speciality: t('experts.speciality'),
		declared: t('seat.declared'),
		isDeclared: t('seat.declare'),
	}
	return (
		<BoundForm form={form} labels={labels}>
			{isNew ? (
				<>
					<BoundText field={fields.name} label={labels.name} autoComplete="name" isShort />
					<input type="hidden" name="email" value={email} autoComplete="username" />
					<PasswordField field={fields.password} label={labels.password} hint={t('account:passwordHint')} autoComplete="new-password" />
				</>
			) : null}
			<ChainsField field={fields.fields} chains={chains} />
			<BoundText field={fields.speciality} label={labels.speciality} hint={t('experts.specialityHint')} autoComplete="off" />
			<h2>{t('seat.declare')}</h2>
			<p>{t('entry.declareText')}</p>
			<BoundArea field={fields.declared} label={labels.declared} hint={t('seat.declaredHint')} />
			<BoundCheck field={fields.isUnregistered} label={t('entry.isUnregistered')} />
			<BoundCheck field={fields.isDeclared} label={t('seat.isDeclared')} />
			<div className="actions">
				<Button variant="primary">{t('entry.submit')}</Button>
			</div>
		</BoundForm>
	)
}
