import { useTranslation } from 'react-i18next'
import { Link } from '../ui/link.tsx'
import { Name } from '../ui/name.tsx'
import { Tag } from '../ui/tag.tsx'

export type Placed = { slug: string; name: string; nameEn: string | null; hasRefused: boolean }

/** Winners or reserves in their order, numbered where there are several, with who of them gave up. */
export function PlacedNames({ placed }: { placed: readonly Placed[] }) {
	const { t } = useTranslation('notice')
	const links = placed.map((one) => (
		<>
			<Link to={`/organisations/${one.slug}`}>
				<Name of={one} />
			</Link>{' '}
			{one.hasRefused ? <Tag tone="warn">{t('status.refused')}</Tag> : null}
		</>
	))
	if (placed.length === 1) return links[0]
	return (
		<ol>
			{placed.map(({ slug }, at) => (
				<li key={slug}>{links[at]}</li>
			))}
		</ol>
	)
}
