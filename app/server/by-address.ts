import type { ServerBuild } from '@remix-run/node'

type Routes = ServerBuild['routes']

const segmentsOf = (path: string | undefined) => (path ?? '').split('/').filter(Boolean)
const firstSegment = (path: string | undefined) => segmentsOf(path)[0] ?? ''

/** The route under the root that a route belongs to; itself where it stands there. */
function topOf(routes: Routes, id: string): string {
	const parentId = routes[id]?.parentId
	return parentId === undefined || parentId === 'root' ? id : topOf(routes, parentId)
}

/** How many segments an address has that a route answers. */
function depthOf(routes: Routes, id: string): number {
	const route = routes[id]
	return route ? segmentsOf(route.path).length + depthOf(routes, route.parentId ?? '') : 0
}

/** A first segment and how many there are in all: `challenges/2`. */
type Kind = { segment: string; depth: number }
const keyOf = ({ segment, depth }: Kind) => `${segment}/${depth}`

/** The kinds of address there are routes for. */
function kindsOf({ routes }: ServerBuild): Map<string, Kind> {
	const kinds = Object.keys(routes).map((id) => ({ segment: firstSegment(routes[topOf(routes, id)]?.path), depth: depthOf(routes, id) }))
	return new Map(kinds.map((kind) => [keyOf(kind), kind]))
}

/**
 * The build with only the routes under one first segment that are no deeper than the address, and the one for everything
 * else. Remix holds each request against every route several times over; with sixty routes that costs more than rendering
 * a small page. Those less deep stay: the browser is told of the pages above the one it shows.
 */
function narrowed(build: ServerBuild, { segment, depth }: Kind): ServerBuild {
	const { routes } = build
	const isWanted = (id: string) => {
		const first = firstSegment(routes[topOf(routes, id)]?.path)
		return id === 'root' || first === '*' || (first === segment && depthOf(routes, id) <= depth)
	}
	const wanted = <Kept>(all: Record<string, Kept>) => Object.fromEntries(Object.entries(all).filter(([id]) => isWanted(id)))
	return { ...build, routes: wanted(routes), assets: { ...build.assets, routes: wanted(build.assets.routes) } }
}

/** The kind of an address, also of the data request of its page (`/challenges.data`). */
function kindOfPath(pathname: string): Kind {
	const segments = segmentsOf(pathname.replace(/\.data$/, ''))
	const [segment = ''] = segments
	return segment === '_root' ? { segment: '', depth: 0 } : { segment, depth: segments.length }
}

/** Makes one `handler` for each kind of address; answers which of them is for an address (pathname, with or without search). */
export function bySegment<Handler>(build: ServerBuild, handler: (build: ServerBuild) => Handler): (address: string) => Handler {
	const everything = handler(build)
	const handlers = new Map([...kindsOf(build)].map(([key, kind]) => [key, handler(narrowed(build, kind))]))
	const nothing = handler(narrowed(build, { segment: '*', depth: 1 }))
	return (address) => {
		const kind = kindOfPath(address.split('?')[0] ?? '')
		return kind.segment === '__manifest' ? everything : (handlers.get(keyOf(kind)) ?? nothing)
	}
}
