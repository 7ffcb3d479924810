import type { ServerBuild } from '@remix-run/node'

type Routes = ServerBuild['routes']
/** The segments of the addresses a route answers: `['challenges', ':code']`. */
type Pattern = readonly string[]

const segmentsOf = (path: string | undefined) => (path ?? '').split('/').filter(Boolean)

function patternOf(routes: Routes, id: string): Pattern {
	const route = routes[id]
	return route ? [...patternOf(routes, route.parentId ?? ''), ...segmentsOf(route.path)] : []
}

/** The segments of an address, also of the data request of its page (`/challenges.data`). */
function segmentsOfAddress(address: string): string[] {
	const segments = segmentsOf(address.split('?')[0]?.replace(/\.data$/, ''))
	return segments[0] === '_root' ? [] : segments
}

/** Whether a route answers an address or the beginning of it, or is for whatever no other answers. */
function holds(pattern: Pattern, segments: readonly string[]): boolean {
	if (pattern.length === 0) return segments.length === 0
	return pattern[0] === '*' || (pattern.length <= segments.length && pattern.every((part, at) => part === segments[at] || part.startsWith(':')))
}

/** The build with some of its routes. */
function narrowed(build: ServerBuild, ids: readonly string[]): ServerBuild {
	const wanted = <Kept>(all: Record<string, Kept>) => Object.fromEntries(Object.entries(all).filter(([id]) => ids.includes(id)))
	return { ...build, routes: wanted(build.routes), assets: { ...build.assets, routes: wanted(build.assets.routes) } }
}

/**
 * Makes a `handler` for each set of routes that an address is held against: those that answer it or the beginning of
 * it, for the browser is told of the pages above the one it shows, and what answers all others. Remix holds each
 * request against every route several times over; with all routes that costs more than rendering a small page.
 * Answers which handler is for an address (pathname, with or without search).
 */
export function byAddress<Handler>(build: ServerBuild, handler: (build: ServerBuild) => Handler): (address: string) => Handler {
	const everything = handler(build)
	const patterns = Object.keys(build.routes).map((id) => ({ id, pattern: patternOf(build.routes, id) }))
	const handlers = new Map<string, Handler>()
	return (address) => {
		const segments = segmentsOfAddress(address)
		if (segments[0] === '__manifest') return everything
		const ids = patterns.filter(({ id, pattern }) => id === 'root' || holds(pattern, segments)).map(({ id }) => id)
		const key = ids.join(' ')
		const known = handlers.get(key) ?? handler(narrowed(build, ids))
		handlers.set(key, known)
		return known
	}
}
