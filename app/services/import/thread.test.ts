import { expect, test } from 'vitest'
import { oneAtATime } from './thread.server.ts'

test('work goes one at a time in its order, and what fails holds nothing up', async () => {
	const inTurn = oneAtATime()
	const seen: string[] = []
	const piece = (name: string, isFailing = false) =>
		inTurn(async () => {
			seen.push(`${name} begins`)
			await Promise.resolve()
			seen.push(`${name} ends`)
			if (isFailing) throw new Error(name)
			return name
		})
	const outcomes = await Promise.allSettled([piece('first'), piece('second', true), piece('third')])
	expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
	expect(seen).toEqual(['first begins', 'first ends', 'second begins', 'second ends', 'third begins', 'third ends'])
})
