import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { type CatalogueFilter, catalogueSearch } from '#app/domain/challenge/catalogue.ts'
import { useSubmitFilter } from './use-catalogue.ts'

/** The words to search for; keeps what else was asked for. */
export function SearchBox({ filter }: { filter: CatalogueFilter }) {
	const { t } = useTranslation('challenge')
	const submit = useSubmitFilter()
	const kept = [...new URLSearchParams(catalogueSearch(filter, { q: '' })).entries()]
	return (
		<Form
			method="get"
			action="/challenges"
			className="search-box"
			role="search"
			onSubmit={(event) => {
				event.preventDefault()
				submit(event.currentTarget)
			}}
		>
			<input type="search" name="q" key={filter.q} defaultValue={filter.q} aria-label={t('catalogue.search')} placeholder={t('catalogue.placeholder')} />
			<button type="submit">{t('catalogue.search')}</button>
			{kept.map(([name, value]) => (
				<input key={`${name}=${value}`} type="hidden" name={name} value={value} />
			))}
		</Form>
	)
}
