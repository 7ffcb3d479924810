import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { type CatalogueFilter, closings, type Facets } from '#app/domain/challenge/catalogue.ts'
import { challengeKinds } from '#app/domain/challenge/challenge.ts'
import { publicStages } from '#app/domain/challenge/lifecycle.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { Button } from '../ui/button.tsx'
import { Link } from '../ui/link.tsx'
import { useAskedFilter, useSubmitFilter } from './use-catalogue.ts'

type Named = { slug: string; nameZh: string; nameEn: string }
type Option = { value: string; label: ReactNode; isChosen: boolean; count?: number }

function Choices({ type, name, title, options }: { type: 'radio' | 'checkbox'; name: string; title: string; options: readonly Option[] }) {
	const submit = useSubmitFilter()
	return (
		<fieldset>
			<legend>{title}</legend>
			{options.map(({ value, label, isChosen, count }) => (
				<label className="choice" key={value}>
					<input type={type} name={name} value={value} checked={isChosen} onChange={(event) => submit(event.currentTarget.form)} />
					<span>{label}</span>
					{count === undefined ? null : <span className="faint">{count}</span>}
				</label>
			))}
		</fieldset>
	)
}

/** The filters of the catalogue: a plain form, sent by its button, and with JavaScript by every choice. */
export function CatalogueFilters({
	filter: answered,
	facets,
	chains,
	cities,
}: {
	filter: CatalogueFilter
	facets: Facets
	chains: readonly Named[]
	cities: readonly Named[]
}) {
	const { t } = useTranslation('challenge')
	const format = useFormat()
	const submit = useSubmitFilter()
	const filter = useAskedFilter(answered)
	const named = (all: readonly Named[], chosen: readonly string[], counts: ReadonlyMap<string, number>) =>
		all.map((one) => ({ value: one.slug, label: format.title(one), isChosen: chosen.includes(one.slug), count: counts.get(one.slug) ?? 0 }))
	return (
		<Form
			method="get"
			action="/challenges"
			className="filters"
			aria-label={t('catalogue.filters')}
			onSubmit={(event) => {
				event.preventDefault()
				submit(event.currentTarget)
			}}
		>
			<input type="hidden" name="q" value={filter.q} />
			<input type="hidden" name="sort" value={filter.sort ?? ''} />
			<Choices
				type="radio"
				name="stage"
				title={t('catalogue.stageTitle')}
				options={[
					...publicStages.map((stage) => ({
						value: stage,
						label: t(`stage.${stage}`),
						isChosen: filter.stage === stage,
						count: facets.stage.get(stage) ?? 0,
					})),
					{ value: 'all', label: t('catalogue.all'), isChosen: filter.stage === 'all' },
				]}
			/>
			<Choices type="checkbox" name="chain" title={t('catalogue.chain')} options={named(chains, filter.chain, facets.chain)} />
			<Choices type="checkbox" name="city" title={t('catalogue.city')} options={named(cities, filter.city, facets.city)} />
			<Choices
				type="checkbox"
				name="kind"
				title={t('catalogue.kind')}
				options={challengeKinds.map((kind) => ({
					value: kind,
					label: t(`kind.${kind}`),
					isChosen: filter.kind.includes(kind),
					count: facets.kind.get(kind) ?? 0,
				}))}
			/>
			<fieldset>
				<legend>{t('catalogue.money')}</legend>
				<div className="money-range">
					<MoneyInput name="min" label={t('catalogue.min')} value={filter.min} />
					<span aria-hidden="true">–</span>
					<MoneyInput name="max" label={t('catalogue.max')} value={filter.max} />
				</div>
			</fieldset>
			<Choices
				type="radio"
				name="closes"
				title={t('catalogue.closesTitle')}
				options={[
					{ value: '', label: t('catalogue.closes.any'), isChosen: filter.closes === undefined },
					...closings.map((closes) => ({
						value: closes,
						label: t(`catalogue.closes.${closes}`),
						isChosen: filter.closes === closes,
						count: facets.closes.get(closes) ?? 0,
					})),
				]}
			/>
			<div className="stack">
				<Button isWide>{t('catalogue.apply')}</Button>
				<p>
					<Link to="/challenges">{t('catalogue.clear')}</Link>
				</p>
			</div>
		</Form>
	)
}

function MoneyInput({ name, label, value }: { name: string; label: string; value: number | undefined }) {
	return <input className="input" type="text" inputMode="decimal" name={name} key={value} defaultValue={value} aria-label={label} placeholder={label} />
}
