import { useTranslation } from 'react-i18next'
import type { CitySlug } from '#app/domain/organisation/organisation.ts'
import { heatOf } from '../ui/heat.ts'
import { Link } from '../ui/link.tsx'

type CorridorCity = { slug: CitySlug; name: string; count: number; to: string; isSelected: boolean }
/** Who solves whose problems: a line from the issuer's city to the solver's. */
type CorridorArc = { from: CitySlug; to: CitySlug; count: number }

/** Where a city stands on the drawing, west on the left; and from which station of the main line the north branch leaves to it. */
const places: Record<CitySlug, { x: number; y: number; junction?: CitySlug }> = {
	putuo: { x: 960, y: 60 },
	suzhou: { x: 800, y: 60 },
	nantong: { x: 860, y: 14, junction: 'suzhou' },
	wuxi: { x: 650, y: 60 },
	changzhou: { x: 500, y: 60 },
	taizhou: { x: 400, y: 14, junction: 'changzhou' },
	zhenjiang: { x: 300, y: 60 },
	nanjing: { x: 120, y: 60 },
}
/** The order of the stations from Shanghai westward, a branch after its junction. */
const order = Object.keys(places)
/** Below the words of the stations, where arcs begin and end. */
const arcTop = 148

function Arc({ from, to, count, largest }: CorridorArc & { largest: number }) {
	const [start, end] = [places[from], places[to]]
	const depth = arcTop + 24 + Math.abs(end.x - start.x) / 5
	const leave = start.junction ? `M${start.x} 32V${arcTop}` : `M${start.x} ${arcTop}`
	const arrive = end.junction ? `${end.x} ${arcTop}V32` : `${end.x} ${arcTop}`
	return <path className="arc" d={`${leave}Q${(start.x + end.x) / 2} ${depth} ${arrive}`} strokeWidth={1 + (count / largest) * 4} markerEnd="url(#solver)" />
}

function Station({ city, heat }: { city: CorridorCity; heat?: number }) {
	const { t } = useTranslation('ui')
	const { x, y, junction } = places[city.slug]
	const isWest = junction !== undefined && x < places[junction].x
	const count = t('corridor.short', { count: city.count })
	const radius = Math.min(14, 5 + Math.sqrt(city.count) * 1.8)
	return (
		<Link
			to={city.to}
			aria-current={city.isSelected ? 'true' : undefined}
			aria-label={`${city.name} ${t('corridor.count', { count: city.count })}`}
			preventScrollReset
		>
			<rect x={x - 48} y={junction ? y - 30 : y - 16} width="96" height={junction ? 46 : 76} fill="transparent" />
			<circle cx={x} cy={y} r={radius} data-heat={heat} />
			{junction ? (
				<>
					<text x={x} y={y - radius - 7} textAnchor="middle">
						{city.name}
					</text>
					<text className="n" x={x + (isWest ? -1 : 1) * (radius + 6)} y={y} dy="0.35em" textAnchor={isWest ? 'end' : 'start'}>
						{count}
					</text>
				</>
			) : (
				<>
					<text x={x} y={y + 20} dy="1em" textAnchor="middle">
						{city.name}
					</text>
					<text className="n" x={x} y={y + 20} dy="2.5em" textAnchor="middle">
						{count}
					</text>
				</>
			)}
		</Link>
	)
}

/**
 * The eight cities as a transit line; a filter on lists, and with `arcs` the map of who solves whose problems, its stations
 * shaded by their figures. Where there is no room it stands upright beside its figures.
 */
export function CorridorLine({ cities, arcs, label }: { cities: readonly CorridorCity[]; arcs?: readonly CorridorArc[]; label?: string }) {
	const { t } = useTranslation('ui')
	const name = label ?? t('corridor.label')
	const apart = arcs?.filter((arc) => arc.from !== arc.to) ?? []
	const largest = Math.max(4, ...apart.map((arc) => arc.count))
	const most = Math.max(0, ...cities.map((city) => city.count))
	const upright = [...cities].sort((a, b) => order.indexOf(a.slug) - order.indexOf(b.slug))
	return (
		<nav className="corridor" aria-label={name}>
			<svg viewBox={`50 -18 980 ${apart.length > 0 ? 272 : 134}`}>
				<title>{name}</title>
				<defs>
					<marker id="solver" viewBox="0 0 8 8" refX="6" refY="4" markerWidth="15" markerHeight="15" markerUnits="userSpaceOnUse" orient="auto">
						<path d="M0 0L8 4L0 8z" />
					</marker>
				</defs>
				<path className="track" d="M120 60H960" />
				<path className="branch" d="M800 60L860 14M500 60L400 14" />
				{apart.map((arc) => (
					<Arc key={`${arc.from}-${arc.to}`} {...arc} largest={largest} />
				))}
				{cities.map((city) => (
					<Station key={city.slug} city={city} heat={arcs ? heatOf(city.count, most) : undefined} />
				))}
			</svg>
			<ul className="corridor-upright">
				{upright.map((city) => (
					<li key={city.slug} data-branch={places[city.slug].junction}>
						<Link to={city.to} aria-current={city.isSelected ? 'true' : undefined} preventScrollReset>
							<span>
								{city.name} {places[city.slug].junction ? <small>{t('corridor.branch')}</small> : null}
							</span>
							<span>{t('corridor.count', { count: city.count })}</span>
						</Link>
					</li>
				))}
			</ul>
		</nav>
	)
}
