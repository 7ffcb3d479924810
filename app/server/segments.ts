import type { ServerBuild } from '@remix-run/node'

type Routes = ServerBuild['routes']

const firstSegment = (path: string | undefined) => (path ?? '').split('/')[0] ?? ''

/** The route under the root that a route belongs to; itself where it stands there. */
function topOf(routes: Routes, id: string): string {
	const parentId = routes[id]?.parentId
	return parentId === undefined || parentId === 'root' ? id : topOf(routes, parentId)
}

/** The first segments there are routes for: `challenges`, `lists`, … */
function segmentsOf({ routes }: ServerBuild): Set<string> {
	return new Set(Object.values(routes).flatMap(({ id, path }) => (id !== 'root' && topOf(routes, id) === id ? [firstSegment(path)] : [])))
}

/**
 * The build with only the routes under one first segment, and the one for everything else. Remix holds each request
 * against every route several times over; with sixty routes that costs more than rendering a small page.
 */
function narrowed(build: ServerBuild, segment: string): ServerBuild {
	const { routes } = build
	const isWanted = (id: string) => id === 'root' || [segment, '*'].includes(firstSegment(routes[topOf(routes, id)]?.path))
	const wanted = <Kept>(all: Record<string, Kept>) => Object.fromEntries(Object.entries(all).filter(([id]) => isWanted(id)))
	return { ...build, routes: wanted(routes), assets: { ...build.assets, routes: wanted(build.assets.routes) } }
}

/** The first segment of an address, also of the data request of its page (`/challenges.data`). */
function segmentOfPath(pathname: string): string {
	const segment = firstSegment(pathname.slice(1)).replace(/\.data$/, '')
	return segment === '_root' ? '' : segment
}

/** Makes one `handler` for each first segment; answers which of them is for an address (pathname, with or without search). */
export function bySegment<Handler>(build: ServerBuild, handler: (build: ServerBuild) => Handler): (address: string) => Handler {
	const everything = handler(build)
	const handlers = new Map([...segmentsOf(build)].map((segment) => [segment, handler(narrowed(build, segment))]))
	const nothing = handler(narrowed(build, '*'))
	return (address) => {
		const segment = segmentOfPath(address.split('?')[0] ?? '')
		return segment === '__manifest' ? everything : (handlers.get(segment) ?? nothing)
	}
}
