import { defineConfig } from 'vitest/config'

export default defineConfig({
	test: {
		include: ['app/**/*.test.ts', 'app/**/*.test.tsx', 'db/**/*.test.ts', 'tests/architecture/**/*.test.ts', 'tests/integration/**/*.test.ts'],
		testTimeout: 20_000,
	},
})
