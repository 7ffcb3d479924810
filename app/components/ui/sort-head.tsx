import { Link } from './link.tsx'

/** The head of a column by which a table can be sorted; `to` is the address of the order a press gives. */
export function SortHead({
	label,
	to,
	order = 'none',
	isNumeric = false,
}: {
	label: string
	to: string
	order?: 'ascending' | 'descending' | 'none'
	isNumeric?: boolean
}) {
	return (
		<th scope="col" aria-sort={order} className={isNumeric ? 'num' : undefined}>
			<Link to={to} preventScrollReset>
				{label}
			</Link>
		</th>
	)
}
