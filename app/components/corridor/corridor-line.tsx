import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { CitySlug } from '#app/domain/organisation/organisation.ts'

export type CorridorCity = { slug: CitySlug; name: string; count: number; to: string; isSelected: boolean }
/** Who solves whose problems: a line from the issuer's city to the solver's. */
export type CorridorArc = { from: CitySlug; to: CitySlug; count: number }

/** Where a city stands on the line, west on the left; the north branch hangs above its junction. */
const places: Record<CitySlug, { x: number; y: number; junction?: CitySlug }> = {
	putuo: { x: 960, y: 60 },
	suzhou: { x: 800, y: 60 },
	wuxi: { x: 650, y: 60 },
	changzhou: { x: 500, y: 60 },
	zhenjiang: { x: 300, y: 60 },
	nanjing: { x: 120, y: 60 },
	nantong: { x: 850, y: 14, junction: 'suzhou' },
	taizhou: { x: 480, y: 14, junction: 'changzhou' },
}

function Arc({ from, to, count, largest }: CorridorArc & { largest: number }) {
	const [start, end] = [places[from], places[to]]
	const depth = 40 + Math.abs(end.x - start.x) / 9
	return (
		<path
			className="arc"
			d={`M${start.x} ${start.y}Q${(start.x + end.x) / 2} ${Math.max(start.y, end.y) + depth * 2} ${end.x} ${end.y}`}
			strokeWidth={1 + (count / largest) * 7}
		/>
	)
}

function Station({ city }: { city: CorridorCity }) {
	const { t } = useTranslation('ui')
	const { x, y, junction } = places[city.slug]
	const isBranch = junction !== undefined
	return (
		<Link
			to={city.to}
			aria-current={city.isSelected ? 'true' : undefined}
			aria-label={`${city.name} ${t('corridor.count', { count: city.count })}`}
			preventScrollReset
		>
			<rect x={x - 40} y={isBranch ? y - 30 : y - 18} width="110" height={isBranch ? 48 : 76} fill="transparent" stroke="none" />
			<circle cx={x} cy={y} r={Math.min(18, 4 + Math.sqrt(city.count) * 2.2)} />
			<text x={x} y={isBranch ? y - 16 : y + 36} textAnchor="middle">
				{city.name}
			</text>
			<text className="n" x={isBranch ? x + 22 : x} y={isBranch ? y + 5 : y + 53} textAnchor={isBranch ? 'start' : 'middle'}>
				{city.count}
			</text>
		</Link>
	)
}

/** The eight cities as a transit line; a filter on lists, with arcs the map of who solves whose problems. On a phone it stands upright beside its figures. */
export function CorridorLine({ cities, arcs = [], label }: { cities: readonly CorridorCity[]; arcs?: readonly CorridorArc[]; label?: string }) {
	const { t } = useTranslation('ui')
	const largest = Math.max(1, ...arcs.map((arc) => arc.count))
	const height = arcs.length > 0 ? 230 : 132
	return (
		<nav className="corridor" aria-label={label ?? t('corridor.label')}>
			<svg viewBox={`60 -14 980 ${height}`}>
				<title>{label ?? t('corridor.label')}</title>
				<path className="track" d="M120 60H960" />
				<path className="branch" d="M800 60L850 14M500 60L480 14" />
				{arcs
					.filter((arc) => arc.from !== arc.to)
					.map((arc) => (
						<Arc key={`${arc.from}-${arc.to}`} {...arc} largest={largest} />
					))}
				{cities.map((city) => (
					<Station key={city.slug} city={city} />
				))}
			</svg>
			<ul className="corridor-upright">
				{cities.map((city) => (
					<li key={city.slug} data-branch={places[city.slug].junction}>
						<Link to={city.to} aria-current={city.isSelected ? 'true' : undefined} preventScrollReset>
							<span>{city.name}</span>
							<span>{t('corridor.count', { count: city.count })}</span>
						</Link>
					</li>
				))}
			</ul>
		</nav>
	)
}
