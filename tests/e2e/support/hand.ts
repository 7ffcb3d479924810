import { expect, type Locator } from '@playwright/test'

/** How a person works a page: with a pointer, or with the keys alone. */
export type Hand = {
	press: (target: Locator) => Promise<void>
	tick: (target: Locator) => Promise<void>
	write: (target: Locator, text: string) => Promise<void>
	/** An option of a list by its value. */
	choose: (target: Locator, value: string) => Promise<void>
	/** A day and time as `2026-12-18T17:00`; empty clears the field. */
	writeInstant: (target: Locator, instant: string) => Promise<void>
	chooseFile: (target: Locator, path: string) => Promise<void>
}

export const pointer: Hand = {
	press: (target) => target.click(),
	tick: (target) => target.check(),
	write: (target, text) => target.fill(text),
	choose: async (target, value) => {
		await target.selectOption(value)
	},
	writeInstant: (target, instant) => target.fill(instant),
	chooseFile: (target, path) => target.setInputFiles(path),
}

const isFocused = (target: Locator) => target.evaluate((element) => element === document.activeElement)

/** Walks to a part of the page with the Tab key; what the key does not reach fails. */
async function walkTo(target: Locator) {
	await expect(target).toBeVisible()
	await expect(target).toBeEnabled()
	for (let steps = 0; steps < 400; steps++) {
		if (await isFocused(target)) return
		await target.page().keyboard.press('Tab')
	}
	throw new Error(`the Tab key does not reach ${target}`)
}

export const keyboard: Hand = {
	async press(target) {
		await walkTo(target)
		await target.page().keyboard.press('Enter')
	},
	async tick(target) {
		await walkTo(target)
		if (!(await target.isChecked())) await target.page().keyboard.press('Space')
		await expect(target).toBeChecked()
	},
	async write(target, text) {
		await walkTo(target)
		const { keyboard: keys } = target.page()
		await keys.press('ControlOrMeta+a')
		await keys.press('Delete')
		await keys.insertText(text)
		await expect(target).toHaveValue(text)
	},
	async choose(target, value) {
		await walkTo(target)
		const options = await target.locator('option').evaluateAll((all) => all.map((option) => option.getAttribute('value')))
		for (let at = 0; at < options.indexOf(value); at++) await target.page().keyboard.press('ArrowDown')
		await expect(target).toHaveValue(value)
	},
	async writeInstant(target, instant) {
		await walkTo(target)
		const { keyboard: keys } = target.page()
		const [, year = '', month = '', day = '', hour = '', minute = ''] = /(\d+)-(\d+)-(\d+)T(\d+):(\d+)/.exec(instant) ?? []
		const parts =
			instant === ''
				? ['', '', '', '', '', '']
				: [month, day, `00${year}`, String(Number(hour) % 12 || 12).padStart(2, '0'), minute, Number(hour) < 12 ? 'a' : 'p']
		for (const [at, part] of parts.entries()) {
			await (part === '' ? keys.press('Backspace') : keys.type(part))
			if (part === '' && at < 5) await keys.press('ArrowRight')
		}
		await expect(target).toHaveValue(instant)
	},
	async chooseFile(target, path) {
		await walkTo(target)
		await target.setInputFiles(path)
	},
}
