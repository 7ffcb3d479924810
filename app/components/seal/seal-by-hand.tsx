import { type SubmissionResult, useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { useNavigate } from '@remix-run/react'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EnvelopePart } from '#app/crypto/envelope.ts'
import type { BidContent } from '#app/domain/bid/content.ts'
import { SealForm } from '#app/domain/bid/draft-form.ts'
import { ageTrouble, type FileTrouble, sealedLimits } from '#app/domain/seal/sealing.ts'
import { BoundCheck } from '../form/bound-fields.tsx'
import { BoundForm } from '../form/bound-form.tsx'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import { AgeRecipe } from './age-recipe.tsx'
import { SealingNote } from './seal-here.tsx'
import { type OpeningKey, sendFiles, useSealing } from './use-sealing.ts'

export type Troubles = Partial<Record<EnvelopePart, FileTrouble>>

type SealByHand = {
	bid: { id: string }
	challenge: { code: string; clarificationCount: number }
	sealing: { keys: readonly OpeningKey[]; ownRecipient: string | null }
	indicators: readonly { id: string; name: string }[]
	content: BidContent
	lastResult?: SubmissionResult<string[]> | undefined
	/** What the server found wrong with the files, where scripts did not. */
	troubles?: Troubles
}

/** Takes what the bidder encrypted with age itself, and says all it needs to know for that. */
export function SealByHand({ bid, challenge, sealing, indicators, content, lastResult, troubles = {} }: SealByHand) {
	const { t } = useTranslation(['sealing', 'bid'])
	const navigate = useNavigate()
	const page = `/bidder/bids/${bid.id}/seal`
	const [state, start] = useSealing(() => navigate(page))
	const [found, setFound] = useState(troubles)
	const isBusy = !['idle', 'refused'].includes(state.phase)
	const [form, fields] = useForm({
		id: 'by-hand',
		lastResult,
		onValidate: ({ formData }) => parseWithZod(formData, { schema: SealForm }),
		onSubmit(event: FormEvent<HTMLFormElement>, { submission, formData }) {
			event.preventDefault()
			if (submission?.status !== 'success' || isBusy) return
			void readFiles(formData, sealing.keys).then(({ files, troubles }) => {
				if (Object.keys(troubles).length > 0) return
				return start((tell) => sendFiles({ bidId: bid.id, clarification: challenge.clarificationCount, files }, tell))
			})
		},
	})
	const { id, noValidate, allErrors } = form
	function onSubmit(event: FormEvent<HTMLFormElement>) {
		void readFiles(new FormData(event.currentTarget), sealing.keys).then(({ troubles }) => setFound(troubles))
		form.onSubmit(event)
	}
	return (
		<section aria-labelledby="by-hand-title">
			<h2 id="by-hand-title">{t('hand.title')}</h2>
			<p>{t('hand.lead')}</p>
			<AgeRecipe bidId={bid.id} code={challenge.code} keys={sealing.keys} ownRecipient={sealing.ownRecipient} indicators={indicators} content={content} />
			<BoundForm form={{ id, noValidate, allErrors, onSubmit }} action={`${page}/upload`} encType="multipart/form-data">
				<input type="hidden" name="clarification" value={challenge.clarificationCount} />
				{sealing.keys.map(({ part }) => {
					const trouble = found[part]
					return (
						<TextField
							key={part}
							type="file"
							name={part}
							accept=".age,application/octet-stream"
							label={t(`hand.file.${part}`)}
							hint={t('hand.hint')}
							{...(trouble ? { error: t(`hand.trouble.${trouble}`) } : {})}
						/>
					)
				})}
				<BoundCheck field={fields.pledge} label={t('bid:seal.pledge')} />
				<SealingNote state={state} />
				<div className="actions">
					<Button disabled={isBusy}>{t('hand.submit')}</Button>
				</div>
			</BoundForm>
		</section>
	)
}

/** The chosen files, and what is wrong with them before anything is sent. */
async function readFiles(form: FormData, keys: readonly OpeningKey[]) {
	const files = []
	const troubles: Troubles = {}
	for (const { part } of keys) {
		const file = form.get(part)
		if (!(file instanceof File) || file.size === 0) troubles[part] = 'missing'
		else if (file.size > sealedLimits.part) troubles[part] = 'too-large'
		else {
			const bytes = new Uint8Array(await file.arrayBuffer())
			const trouble = ageTrouble(bytes)
			if (trouble) troubles[part] = trouble
			files.push({ part, bytes })
		}
	}
	return { files, troubles }
}
