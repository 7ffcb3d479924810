import { expect, test } from 'vitest'
import { auditKinds } from '#app/domain/audit/audit.ts'
import { isNews, lifecycles, newsTable, tellsOf, untold } from '#app/domain/notification/news.ts'

const entries = Object.entries(newsTable)

test('every transition that tells someone is said by one kind of news, and no other transition is', () => {
	const telling = Object.entries(lifecycles).flatMap(([noun, table]) =>
		Object.entries(table).flatMap(([command, { tells }]) => (tells.length > 0 ? [`${noun}.${command}`] : [])),
	)
	expect(entries.flatMap(([, { says }]) => says).sort()).toEqual(telling.sort())
})

test('a kind of news that says no transition names whom it tells', () => {
	expect(entries.filter(([kind]) => isNews(kind) && tellsOf(kind).length === 0)).toEqual([])
})

test('every audit kind is news, or is named as none, and not both', () => {
	expect([...Object.keys(newsTable), ...untold].sort()).toEqual([...auditKinds].sort())
})
