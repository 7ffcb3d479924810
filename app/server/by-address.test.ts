import type { ServerBuild } from '@remix-run/node'
import { expect, test } from 'vitest'
import { byAddress } from './by-address.ts'

const routes = [
	['root', undefined, ''],
	['home', 'root', undefined],
	['challenges', 'root', 'challenges'],
	['challenge', 'root', 'challenges/:code'],
	['versions', 'root', 'challenges/:code/versions'],
	['desk', 'root', 'issuer'],
	['desk-home', 'desk', undefined],
	['desk-list', 'desk', 'lists/:code'],
	['nothing', 'root', '*'],
] as const
const byId = Object.fromEntries(routes.map(([id, parentId, path]) => [id, { id, parentId, path }]))
const build = { routes: byId, assets: { routes: byId } } as unknown as ServerBuild

test('an address is held against the routes that answer it or its beginning, and against what answers all others', () => {
	const handlerOf = byAddress(build, (narrow) => {
		expect(Object.keys(narrow.assets.routes)).toEqual(Object.keys(narrow.routes))
		return Object.keys(narrow.routes).join(' ')
	})
	expect(handlerOf('/')).toBe('root home nothing')
	expect(handlerOf('/_root.data')).toBe('root home nothing')
	expect(handlerOf('/challenges?q=a/b')).toBe('root challenges nothing')
	expect(handlerOf('/challenges/')).toBe('root challenges nothing')
	expect(handlerOf('/challenges.data?_routes=root')).toBe('root challenges nothing')
	expect(handlerOf('/challenges/XCL-2026-0007')).toBe('root challenges challenge nothing')
	expect(handlerOf('/challenges/XCL-2026-0007/versions.data')).toBe('root challenges challenge versions nothing')
	expect(handlerOf('/issuer')).toBe('root desk desk-home nothing')
	expect(handlerOf('/issuer/lists/A')).toBe('root desk desk-home desk-list nothing')
	expect(handlerOf('/issuer/lists/A/else')).toBe('root desk desk-home desk-list nothing')
	expect(handlerOf('/issuer/else/A')).toBe('root desk desk-home nothing')
	expect(handlerOf('/elsewhere')).toBe('root nothing')
	expect(handlerOf('/__manifest?p=/issuer')).toBe(routes.map(([id]) => id).join(' '))
})
