import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** The colours of both themes keep the contrast of WCAG 2.2 AA: 4.5 for words, 3 for the edges of controls. */
const read = (name: string) => readFileSync(new URL(`../../app/styles/${name}.css`, import.meta.url), 'utf8')
const tokens = read('tokens')

type Colour = number[]
type Theme = Record<string, Colour>

function themeAfter(selector: string): Theme {
	const block = tokens.slice(tokens.indexOf(selector)).split('}')[0] ?? ''
	const hexes = [...block.matchAll(/--([\w-]+): #(\w{6});/g)]
	return Object.fromEntries(hexes.map(([, name = '', hex = '']) => [name, [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16))]))
}

const themes = { light: themeAfter(':root {'), dark: themeAfter(':root:not([data-theme="light"])'), chosen: themeAfter(':root[data-theme="dark"]') }

function luminance(colour: Colour): number {
	const [red = 0, green = 0, blue = 0] = colour.map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4))
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: Colour, other: Colour): number {
	const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
	return (light + 0.05) / (dark + 0.05)
}

const colour = (theme: Theme, name: string): Colour => {
	const found = theme[name]
	if (!found) throw new Error(`no colour ${name}`)
	return found
}

/** Words on the grounds they stand on. */
const words = [
	...['ink', 'ink-2', 'ink-3', 'seal', 'blue', 'ok', 'warn'].flatMap((text) => [
		[text, 'paper'],
		[text, 'sheet'],
	]),
	...['seal', 'blue', 'ok', 'warn'].flatMap((text) => [
		[text, `${text}-tint`],
		['ink', `${text}-tint`],
		['ink-3', `${text}-tint`],
	]),
	['on-seal', 'seal-fill'],
	['paper', 'ink'],
	['ink', 'rule-2'],
	['ink-3', 'rule-2'],
]
const edges = [['control', 'paper'], ['control', 'sheet'], ['seal-fill', 'paper'], ...[1, 2, 3, 4, 5].map((hue) => [`hue-${hue}`, 'paper'])]

test.each(Object.entries(themes))('%s keeps words and edges readable', (_, theme) => {
	const below = (pairs: string[][], least: number) =>
		pairs.flatMap(([front = '', ground = '']) => {
			const ratio = contrast(colour(theme, front), colour(theme, ground))
			return ratio < least ? [`${front} on ${ground}: ${ratio.toFixed(2)}`] : []
		})
	expect([...below(words, 4.5), ...below(edges, 3)]).toEqual([])
})

test.each(Object.entries(themes))('%s keeps figures readable on every shade of the matrix', (_, theme) => {
	const heats = [...read('data').matchAll(/\[data-heat="(\d)"\] \{\s*--heat: (\d+)%/g)].map(([, level, share]) => ({
		level: Number(level),
		share: Number(share) / 100,
	}))
	expect(heats).toHaveLength(5)
	const ratios = heats.map(({ level, share }) => {
		const ground = colour(theme, 'rule-2')
		const shade = colour(theme, 'blue').map((part, at) => part * share + (ground[at] ?? 0) * (1 - share))
		return contrast(colour(theme, level >= 4 ? 'paper' : 'ink'), shade)
	})
	expect(Math.min(...ratios)).toBeGreaterThanOrEqual(4.5)
})

test('dark is the same whether the system or the reader chose it', () => {
	expect(themes.chosen).toEqual(themes.dark)
})
