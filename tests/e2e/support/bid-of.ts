import type { Page } from '@playwright/test'

/** The bid of someone on a challenge, by their desk. */
export async function bidOf(bidder: Page, code: string): Promise<string> {
	await bidder.goto('/bidder')
	const entry = bidder.locator('.entries li', { hasText: code }).getByRole('link').first()
	return (await entry.getAttribute('href'))?.split('/').at(-1) ?? ''
}
