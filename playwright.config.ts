import { defineConfig } from '@playwright/test'

const isRoot = process.getuid?.() === 0
const quiet = ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']

export default defineConfig({
	testDir: 'tests/e2e',
	outputDir: 'test-results/e2e',
	globalSetup: './tests/e2e/support/prepare-data.ts',
	workers: 2,
	retries: 0,
	fullyParallel: true,
	forbidOnly: process.env.CI !== undefined,
	timeout: 600_000,
	expect: { timeout: 30_000 },
	reporter: [['list'], ['json', { outputFile: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ?? 'test-results/playwright.json' }]],
	use: {
		browserName: 'chromium',
		actionTimeout: 60_000,
		locale: 'zh-CN',
		timezoneId: 'Asia/Shanghai',
		screenshot: 'only-on-failure',
		launchOptions: {
			...(process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : {}),
			args: isRoot ? [...quiet, '--no-sandbox'] : quiet,
		},
	},
})
