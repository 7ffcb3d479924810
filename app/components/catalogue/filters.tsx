import { Form, Link, useSubmit } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { CatalogueFilter, Facets } from '#app/domain/challenge/catalogue.ts'
import { challengeKinds, challengeSorts } from '#app/domain/challenge/challenge.ts'
import { publicStages } from '#app/domain/challenge/lifecycle.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { Button } from '../ui/button.tsx'

type Named = { slug: string; nameZh: string; nameEn: string }

function Choice({
	type,
	name,
	value,
	isChosen,
	count,
	children,
}: {
	type: 'radio' | 'checkbox'
	name: string
	value: string
	isChosen: boolean
	count?: number
	children: ReactNode
}) {
	return (
		<label className="choice">
			<span>
				<input type={type} name={name} value={value} defaultChecked={isChosen} />
				{children}
			</span>
			{count === undefined ? null : <span className="faint">{count}</span>}
		</label>
	)
}

/** The filters of the catalogue: a plain form, sent by its button, and with JavaScript by every change. */
export function CatalogueFilters({
	filter,
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
	const submit = useSubmit()
	return (
		<Form
			method="get"
			action="/challenges"
			className="filters"
			key={JSON.stringify(filter)}
			aria-label={t('catalogue.filters')}
			onChange={(event) => {
				if (!(event.target instanceof HTMLInputElement && event.target.type === 'text')) submit(event.currentTarget, { preventScrollReset: true })
			}}
		>
			<input type="hidden" name="q" value={filter.q} />
			<fieldset>
				<legend>{t('catalogue.stageTitle')}</legend>
				{publicStages.map((stage) => (
					<Choice key={stage} type="radio" name="stage" value={stage} isChosen={filter.stage === stage} count={facets.stage.get(stage) ?? 0}>
						{t(`stage.${stage}`)}
					</Choice>
				))}
				<Choice type="radio" name="stage" value="all" isChosen={filter.stage === 'all'}>
					{t('catalogue.all')}
				</Choice>
			</fieldset>
			<fieldset>
				<legend>{t('catalogue.chain')}</legend>
				{chains.map((chain) => (
					<Choice
						key={chain.slug}
						type="checkbox"
						name="chain"
						value={chain.slug}
						isChosen={filter.chain.includes(chain.slug)}
						count={facets.chain.get(chain.slug) ?? 0}
					>
						{format.title(chain)}
					</Choice>
				))}
			</fieldset>
			<fieldset>
				<legend>{t('catalogue.city')}</legend>
				{cities.map((city) => (
					<Choice
						key={city.slug}
						type="checkbox"
						name="city"
						value={city.slug}
						isChosen={filter.city.some((slug) => slug === city.slug)}
						count={[...facets.city].find(([slug]) => slug === city.slug)?.[1] ?? 0}
					>
						{format.title(city)}
					</Choice>
				))}
			</fieldset>
			<fieldset>
				<legend>{t('catalogue.kind')}</legend>
				{challengeKinds.map((kind) => (
					<Choice key={kind} type="checkbox" name="kind" value={kind} isChosen={filter.kind.includes(kind)} count={facets.kind.get(kind) ?? 0}>
						{t(`kind.${kind}`)}
					</Choice>
				))}
			</fieldset>
			<fieldset>
				<legend>{t('catalogue.money')}</legend>
				<div className="money-range">
					<input
						className="input"
						type="text"
						inputMode="decimal"
						name="min"
						defaultValue={filter.min}
						aria-label={t('catalogue.min')}
						placeholder={t('catalogue.min')}
					/>
					<span aria-hidden="true">–</span>
					<input
						className="input"
						type="text"
						inputMode="decimal"
						name="max"
						defaultValue={filter.max}
						aria-label={t('catalogue.max')}
						placeholder={t('catalogue.max')}
					/>
				</div>
			</fieldset>
			<fieldset>
				<legend>{t('catalogue.closesTitle')}</legend>
				<Choice type="radio" name="closes" value="" isChosen={filter.closes === undefined}>
					{t('catalogue.closes.any')}
				</Choice>
				{(['3d', 'month', 'later'] as const).map((closes) => (
					<Choice key={closes} type="radio" name="closes" value={closes} isChosen={filter.closes === closes}>
						{t(`catalogue.closes.${closes}`)}
					</Choice>
				))}
			</fieldset>
			<fieldset>
				<legend>{t('catalogue.sortTitle')}</legend>
				<select className="input" name="sort" defaultValue={filter.sort ?? (filter.q ? 'relevance' : 'closes')} aria-label={t('catalogue.sortTitle')}>
					{challengeSorts.map((sort) => (
						<option key={sort} value={sort}>
							{t(`catalogue.sort.${sort}`)}
						</option>
					))}
				</select>
			</fieldset>
			<div className="stack">
				<Button isWide>{t('catalogue.apply')}</Button>
				<p>
					<Link to="/challenges">{t('catalogue.clear')}</Link>
				</p>
			</div>
		</Form>
	)
}
