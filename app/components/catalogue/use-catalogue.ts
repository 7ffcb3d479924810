import { useNavigate, useNavigation } from '@remix-run/react'
import { CatalogueFilter, catalogueSearch } from '#app/domain/challenge/catalogue.ts'

const read = (pairs: FormData | URLSearchParams) => CatalogueFilter.parse(Object.fromEntries([...new Set(pairs.keys())].map((key) => [key, pairs.getAll(key)])))

/** Goes to what a form of the catalogue asks for, by the shortest address; without JavaScript the form goes there by itself. */
export function useSubmitFilter() {
	const navigate = useNavigate()
	return (form: HTMLFormElement | null) => {
		if (form) navigate(`/challenges${catalogueSearch(read(new FormData(form)))}`, { preventScrollReset: true })
	}
}

/** What the reader has asked for, as soon as they have. */
export function useAskedFilter(answered: CatalogueFilter): CatalogueFilter {
	const { location } = useNavigation()
	return location?.pathname === '/challenges' ? read(new URLSearchParams(location.search)) : answered
}
