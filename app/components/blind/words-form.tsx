import { type SubmissionResult, useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { WordsForm as Schema } from '#app/domain/blind/package.ts'
import { BoundArea } from '../form/bound-fields.tsx'
import { BoundForm } from '../form/bound-form.tsx'
import { Button } from '../ui/button.tsx'

type Words = { words: readonly string[]; seen: number; isBlind: boolean; lastResult: SubmissionResult | undefined }

/** Prepares a package, with the words its screener wants hidden besides. */
export function WordsForm({ words, seen, isBlind, lastResult }: Words) {
	const { t } = useTranslation('blind')
	const [form, fields] = useForm<z.input<typeof Schema>, z.output<typeof Schema>>({
		lastResult,
		defaultValue: { words: words.join('\n') },
		onValidate: ({ formData }) => parseWithZod(formData, { schema: Schema }),
	})
	return (
		<BoundForm form={form} labels={{ words: t('words') }}>
			<input type="hidden" name="seen" value={seen} />
			{isBlind ? <BoundArea field={fields.words} label={t('words')} hint={t('wordsHint')} rows={4} /> : null}
			<div className="actions">
				<Button variant={seen === 0 ? 'primary' : 'plain'}>{seen === 0 ? t('prepare') : t('again')}</Button>
			</div>
		</BoundForm>
	)
}
