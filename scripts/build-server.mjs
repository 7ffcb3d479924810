// Bundles the programs that run outside the pages into build/app; `--bench` bundles the benchmark into build/bench instead.
import { existsSync } from 'node:fs'
import path from 'node:path'
import { build } from 'vite'

const isBench = process.argv.includes('--bench')
const entries = isBench
	? ['tests/bench/main.ts']
	: [
			'app/server/main.ts',
			'app/server/page-worker.ts',
			'app/server/cli.ts',
			'app/server/verify.ts',
			'app/server/witness.ts',
			'app/server/seal.ts',
			'app/server/draw.ts',
			'app/services/import/spreadsheet-worker.server.ts',
			'app/services/import/workbook-worker.server.ts',
			'app/services/blind/blind-worker.server.ts',
		]

const input = Object.fromEntries(entries.filter((entry) => existsSync(entry)).map((entry) => [path.basename(entry, '.ts'), entry]))

await build({
	configFile: false,
	logLevel: 'warn',
	publicDir: false,
	build: {
		ssr: true,
		outDir: isBench ? 'build/bench' : 'build/app',
		target: 'node20',
		sourcemap: true,
		rollupOptions: { input, output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' } },
	},
})
