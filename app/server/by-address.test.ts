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
	const held = {
		'/': 'root home nothing',
		'/_root.data': 'root home nothing',
		'/challenges?q=a/b': 'root challenges nothing',
		'/challenges/': 'root challenges nothing',
		'/challenges.data?_routes=root': 'root challenges nothing',
		'/challenges/XCL-2026-0007': 'root challenges challenge nothing',
		'/challenges/XCL-2026-0007/versions.data': 'root challenges challenge versions nothing',
		'/issuer': 'root desk desk-home nothing',
		'/issuer/lists/A': 'root desk desk-home desk-list nothing',
		'/issuer/lists/A/else': 'root desk desk-home desk-list nothing',
		'/issuer/else/A': 'root desk desk-home nothing',
		'/elsewhere': 'root nothing',
	}
	expect(Object.fromEntries(Object.keys(held).map((address) => [address, handlerOf(address)]))).toEqual(held)
	expect(handlerOf('/__manifest?p=/issuer')).toBe(routes.map(([id]) => id).join(' '))
})
