import { type SubmissionResult, useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { useRevalidator } from '@remix-run/react'
import { type FormEvent, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BidContent } from '#app/domain/bid/content.ts'
import { SealForm } from '#app/domain/bid/draft-form.ts'
import { BoundCheck } from '../form/bound-fields.tsx'
import { BoundForm } from '../form/bound-form.tsx'
import { useRefusalText } from '../form/refusal-text.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import { Link } from '../ui/link.tsx'
import { Progress } from '../ui/progress.tsx'
import { type OpeningKey, type SealingState, type Source, sealAndSend, useSealing } from './use-sealing.ts'

type SealHere = {
	bid: { id: string; status: string }
	challenge: { code: string; clarificationCount: number }
	sealing: { keys: readonly (OpeningKey & { fingerprint: string })[]; ownRecipient: string | null }
	content: BidContent
	files: readonly { id: string; name: string }[]
	lastResult: SubmissionResult<string[]> | undefined
}

/** The pledge, and the sealing in this browser; without JavaScript the same form has the server do it, and says what that is worth. */
export function SealHere({ bid, challenge, sealing, content, files, lastResult }: SealHere) {
	const { t } = useTranslation(['sealing', 'bid'])
	const { revalidate } = useRevalidator()
	const [state, start] = useSealing(revalidate)
	const [doubled, setDoubled] = useState<string | null>(null)
	const isReady = useIsReady()
	const isBusy = !['idle', 'refused'].includes(state.phase)
	const [form, fields] = useForm({
		lastResult,
		onValidate: ({ formData }) => parseWithZod(formData, { schema: SealForm }),
		onSubmit(event: FormEvent<HTMLFormElement>, { submission, formData }) {
			event.preventDefault()
			if (submission?.status !== 'success' || isBusy) return
			const own = formData.getAll('more').flatMap((file) => (file instanceof File && file.size > 0 ? [ofFile(file)] : []))
			const sources = [...files.map(fromDraft), ...own]
			const names = sources.map(({ name }) => name)
			const twice = names.find((name, at) => names.indexOf(name) !== at) ?? null
			setDoubled(twice)
			if (twice !== null) return
			const { keys, ownRecipient } = sealing
			const { clarificationCount: clarification } = challenge
			const bidOf = { bidId: bid.id, challengeCode: challenge.code, clarification, keys, ownRecipient, content, files: sources }
			void start((tell) => sealAndSend(bidOf, tell))
		},
	})
	return (
		<section className="pledge">
			<h2>{t('here.title')}</h2>
			<p>{t('here.lead')}</p>
			<dl className="facts">
				{sealing.keys.map(({ part, fingerprint }) => (
					<div key={part}>
						<dt>{t(part === 'price' ? 'here.priceKey' : 'here.key')}</dt>
						<dd>
							<code className="fingerprint">{fingerprint}</code>
						</dd>
					</div>
				))}
			</dl>
			{sealing.ownRecipient === null ? (
				<Banner tone="warn">
					{t('here.withoutOwn')} <Link to="/account/key">{t('here.makeOwn')}</Link>
				</Banner>
			) : (
				<p className="muted">{t('here.withOwn')}</p>
			)}
			<noscript>
				<p className="muted">{t('here.without')}</p>
			</noscript>
			<p className="muted">{t('here.drafted')}</p>
			<h2>{t('bid:seal.pledgeTitle')}</h2>
			<BoundForm form={form}>
				<input type="hidden" name="clarification" value={challenge.clarificationCount} />
				{isReady ? (
					<TextField
						type="file"
						name="more"
						multiple
						label={t('here.more')}
						hint={t('here.moreHint')}
						error={doubled === null ? undefined : t('here.doubled', { name: doubled })}
					/>
				) : null}
				<BoundCheck field={fields.pledge} label={t('bid:seal.pledge')} />
				<SealingNote state={state} />
				<div className="actions">
					<Button variant="primary" disabled={isBusy}>
						{bid.status === 'sealed' ? t('here.replace') : t('here.submit')}
					</Button>
				</div>
			</BoundForm>
		</section>
	)
}

/** How far the sealing is, in words that are read out, or why it stopped. */
export function SealingNote({ state }: { state: SealingState }) {
	const { t, i18n } = useTranslation('sealing')
	const refusalText = useRefusalText()
	if (state.phase === 'idle') return null
	if (state.phase === 'refused') {
		const { code, ...parameters } = state.refusal
		const own = ['connection-lost', 'session-over', 'unreadable-file', 'bad-file-name', 'bad-recipient'] as const
		const known = own.find((one) => one === code)
		return <Banner tone="danger">{known && i18n.exists(`sealing:refusal.${known}`) ? t(`refusal.${known}`, parameters) : refusalText(state.refusal)}</Banner>
	}
	if (state.phase === 'sending') {
		return <Progress label={state.isWaiting ? t('here.waiting') : t('here.sending', { percent: state.percent })} done={state.percent} total={100} />
	}
	return <Progress label={t(`here.${state.phase}`)} done={null} total={1} />
}

const ofFile = (file: File): Source => ({ name: file.name, mediaType: file.type, read: () => file.arrayBuffer() })

function fromDraft({ id, name }: { id: string; name: string }): Source {
	return {
		name,
		mediaType: '',
		read: async () => {
			const response = await fetch(`/files/${id}`)
			if (!response.ok) throw new TypeError(`answered ${response.status}`)
			return response.arrayBuffer()
		},
	}
}

/** Whether scripts run: what only they can use is shown from then on. */
function useIsReady(): boolean {
	const [isReady, setReady] = useState(false)
	useEffect(() => setReady(true), [])
	return isReady
}
