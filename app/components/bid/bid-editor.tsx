import { Form } from '@remix-run/react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type BidContent, bidSections } from '#app/domain/bid/content.ts'
import { writePrice } from '#app/domain/bid/price.ts'
import type { IndicatorTarget } from '#app/domain/challenge/indicator.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { Outcome, Target } from '../challenge/indicator-table.tsx'
import { useErrorText } from '../form/error-text.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { TextArea, TextField } from '../ui/field.tsx'
import { type SaveState, useAutosave } from './use-autosave.ts'

type Indicator = IndicatorTarget & { id: string }

/** The form of a bid, saved as it is typed; without JavaScript its button saves. */
export function BidEditor({
	bidId,
	revision,
	content,
	indicators,
	budget,
}: {
	bidId: string
	revision: number
	content: BidContent
	indicators: readonly Indicator[]
	budget: string
}) {
	const { t } = useTranslation('bid')
	const form = useRef<HTMLFormElement>(null)
	const action = `/bidder/bids/${bidId}/draft`
	const autosave = useAutosave(form, { action, storageKey: `bid-${bidId}`, revision })
	const errorText = useErrorText()
	return (
		<Form method="post" action={action} ref={form} onInput={autosave.changed} reloadDocument>
			<input type="hidden" name="revision" value={autosave.revision} />
			<input type="hidden" name="priceUnit" value="wan" />
			{autosave.isRestored ? <Banner>{t('edit.restored')}</Banner> : null}
			<h2>{t('edit.promises')}</h2>
			<ol>
				{indicators.map((indicator) => (
					<PromiseRow
						key={indicator.id}
						indicator={indicator}
						value={content.promises[indicator.id] ?? ''}
						note={content.notes[indicator.id] ?? ''}
						error={errorText(autosave.errors[`promises.${indicator.id}`])}
					/>
				))}
			</ol>
			{bidSections.map((section) => (
				<TextArea
					key={section}
					name={section}
					label={t(`edit.sections.${section}`)}
					defaultValue={content[section]}
					error={errorText(autosave.errors[section])}
					rows={6}
				/>
			))}
			<TextField
				name="price"
				inputMode="decimal"
				isShort
				label={t('edit.price')}
				hint={t('edit.priceOf', { money: budget })}
				defaultValue={content.priceFen === null ? '' : writePrice(content.priceFen, 'wan')}
				error={errorText(autosave.errors.price)}
			/>
			{autosave.conflicts.length > 0 ? (
				<Banner tone="warn" title={t('edit.conflict')}>
					<ul>
						{autosave.conflicts.map((conflict) => (
							<li key={conflict.field}>
								{t('edit.theirs')}: {conflict.theirs}
							</li>
						))}
					</ul>
					<div className="actions">
						<Button type="button" onClick={autosave.save}>
							{t('edit.keepMine')}
						</Button>
						<Button
							type="button"
							onClick={() => {
								localStorage.removeItem(`bid-${bidId}`)
								location.reload()
							}}
						>
							{t('edit.takeTheirs')}
						</Button>
					</div>
				</Banner>
			) : null}
			<div className="actions">
				<Button>{t('edit.save')}</Button>
				<SaveNote state={autosave.state} savedAt={autosave.savedAt} />
			</div>
		</Form>
	)
}

function SaveNote({ state, savedAt }: { state: SaveState; savedAt: Date | null }) {
	const { t } = useTranslation('bid')
	const format = useFormat()
	const text = {
		saved: savedAt ? t('edit.saved', { at: format.time(savedAt) }) : '',
		saving: t('edit.saving'),
		unsaved: t('edit.unsaved'),
		expired: t('edit.expired'),
		offline: t('edit.offline'),
		conflict: '',
	}[state]
	return (
		<span className={state === 'expired' || state === 'offline' ? 'soon' : 'muted'} role="status">
			{text}
		</span>
	)
}

function PromiseRow({ indicator, value, note, error }: { indicator: Indicator; value: string; note: string; error: string | undefined }) {
	const { t } = useTranslation('bid')
	const [typed, setTyped] = useState(value)
	return (
		<li className="promise-row">
			<div>
				<strong>{indicator.name}</strong> <Target indicator={indicator} />
				<div className="faint">{indicator.verification}</div>
			</div>
			<TextField
				name={`promises.${indicator.id}`}
				label={t('edit.promise')}
				aria-label={`${indicator.name} ${t('edit.promise')}`}
				defaultValue={value}
				error={error}
				onChange={(event) => setTyped(event.currentTarget.value)}
			/>
			<TextField name={`notes.${indicator.id}`} label={t('edit.note')} aria-label={`${indicator.name} ${t('edit.note')}`} defaultValue={note} />
			<div>{typed.trim() === '' ? null : <Outcome indicator={indicator} value={typed.trim()} />}</div>
		</li>
	)
}
