import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isGuessable, NewPassword } from './password.ts'

test('twelve characters are enough, eleven are not', () => {
	expect(NewPassword.safeParse('a'.repeat(11)).success).toBe(false)
	expect(NewPassword.safeParse('a'.repeat(12)).success).toBe(true)
	expect(NewPassword.safeParse('a'.repeat(201)).success).toBe(false)
})

test('what everyone knows of the owner is guessable in any case, spacing or repetition', () => {
	const word = fc.stringMatching(/^[a-z]{3,10}$/)
	fc.assert(
		fc.property(word, fc.integer({ min: 1, max: 5 }), fc.constantFrom('', ' ', '-', '!'), (name, times, between) => {
			const password = Array.from({ length: times }, () => name.toUpperCase()).join(between)
			expect(isGuessable(password, [`${name}@lianbang.example`])).toBe(true)
			expect(isGuessable(password, [name])).toBe(true)
		}),
		{ seed: 2 },
	)
})

test('one or two characters over and over are guessable', () => {
	expect(isGuessable('111111111111', [])).toBe(true)
	expect(isGuessable('121212121212', [])).toBe(true)
})

test('a phrase is not, even with the name in it', () => {
	expect(isGuessable('correct horse battery', ['li@lianbang.example', '姑苏实验室'])).toBe(false)
	expect(isGuessable('li meets the harbour', ['li@lianbang.example'])).toBe(false)
	expect(isGuessable('姑苏实验室的春天很美丽', ['姑苏实验室', ''])).toBe(false)
})
