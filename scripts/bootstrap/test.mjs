import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { ensureBrowser } from './browser.mjs'
import { withPostgres } from './postgres.mjs'
import { build, install } from './prepare.mjs'
import { runTool, Stop, seconds } from './process.mjs'

const results = 'test-results'

/** Tests choose their own configuration: nothing of the person's own may reach them. */
function cleanEnvironment(extra = {}) {
	const { NODE_ENV, DATABASE_URL, DATA_DIR, KEY_DIR, PUBLIC_URL, APP_SECRET, PORT, HOST, ...rest } = process.env
	return { ...rest, ...extra }
}

/** Every check there is, one after the other, whatever the earlier ones said; the last line counts them. */
export async function test() {
	await install()
	const env = cleanEnvironment()
	const score = newScore()
	await score.check('Format and lint', () => runTool('@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '.'], { env }))
	await score.check('Types', () => runTool('typescript/bin/tsc', ['--noEmit'], { env }))
	await score.check('Boundaries', () =>
		runTool('dependency-cruiser/bin/dependency-cruise.mjs', ['--config', '.dependency-cruiser.cjs', 'app', 'db', 'tests'], { env }),
	)
	await score.check('Unused exports', () => runTool('knip/bin/knip.js', [], { env }))
	await score.stage('Unit and integration tests', () => vitest([], env))
	if (await score.check('Build', () => build())) await score.stage('End-to-end journeys', () => playwright(env))
	else score.skip('End-to-end journeys', 'there is no build to try')
	return score.finish()
}

/** The tests that touch a database, on PostgreSQL. */
export async function testPostgres() {
	await install()
	const score = newScore()
	await score.stage('Repositories and services on PostgreSQL', () =>
		withPostgres((url) => vitest(['db/', 'app/services/', 'app/server/', 'tests/integration/'], cleanEnvironment({ DATABASE_URL: url }))),
	)
	return score.finish()
}

async function vitest(filters, env) {
	const file = freshReport('vitest.json')
	const args = ['run', ...filters, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
	const status = await withTemporaryFolder((TMPDIR) => runTool('vitest/vitest.mjs', args, { env: { ...env, TMPDIR } }))
	const report = readReport(file)
	const skipped = (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0)
	return { ...counted(status, report?.numPassedTests ?? 0, report?.numFailedTests ?? 0, skipped), failures: failedUnits(report) }
}

async function playwright(env) {
	const file = freshReport('playwright.json')
	const chromium = await ensureBrowser()
	const own = { CHROMIUM_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_FILE: file }
	const status = await withTemporaryFolder((TMPDIR) => runTool('@playwright/test/cli.js', ['test'], { env: { ...env, ...own, TMPDIR } }))
	const report = readReport(file)
	const stats = report?.stats
	const score = counted(status, (stats?.expected ?? 0) + (stats?.flaky ?? 0), stats?.unexpected ?? 0, stats?.skipped ?? 0)
	return { ...score, failures: (report?.suites ?? []).flatMap(failedJourneys) }
}

/** What failed, one line a test with the first words of why: the last thing printed, where it is looked for. */
const failedUnits = (report) =>
	(report?.testResults ?? []).flatMap(({ name, message, assertionResults }) => {
		const failed = assertionResults.filter(({ status }) => status === 'failed')
		const file = path.relative(process.cwd(), name)
		if (failed.length === 0) return message ? [failureLine(file, '', message)] : []
		return failed.map(({ fullName, failureMessages }) => failureLine(file, fullName, failureMessages[0]))
	})

const failedJourneys = ({ specs = [], suites = [] }) => [
	...specs
		.filter(({ ok }) => !ok)
		.map(({ file, title, tests }) => failureLine(file, title, tests.flatMap(({ results }) => results).findLast(({ error }) => error)?.error.message)),
	...suites.flatMap(failedJourneys),
]

const failureLine = (file, title, message = '') => `✗ ${file}: ${title}: ${stripVTControlCharacters(message).replace(/\s+/g, ' ').slice(0, 400)}`

/** A runner that failed without a failed test, or ran none at all, counts as one failure. */
function counted(status, passed, failed, skipped) {
	const isSilentFailure = failed === 0 && (status !== 0 || passed === 0)
	return { passed, failed: isSilentFailure ? 1 : failed, skipped }
}

/** What tests leave behind goes with the folder they were given, even when one was ended halfway. */
async function withTemporaryFolder(work) {
	const folder = mkdtempSync(path.join(tmpdir(), 'lianbang-run-'))
	try {
		return await work(folder)
	} finally {
		rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
	}
}

function freshReport(name) {
	mkdirSync(results, { recursive: true })
	rmSync(`${results}/${name}`, { force: true })
	return `${results}/${name}`
}

function readReport(file) {
	try {
		return JSON.parse(readFileSync(file, 'utf8'))
	} catch {
		return undefined
	}
}

function newScore() {
	const total = { passed: 0, failed: 0 }
	const lines = []
	/** Runs a stage that counts for itself; whether nothing in it failed. */
	async function stage(title, work) {
		const started = Date.now()
		console.log(`\n━━ ${title}`)
		const { passed, failed, skipped = 0, failures = [] } = await work().catch(asFailure)
		total.passed += passed
		total.failed += failed
		lines.push(`${failed === 0 ? '✓' : '✗'} ${title}: ${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''} (${seconds(started)})`)
		console.log(lines.at(-1))
		lines.push(...failures)
		return failed === 0
	}
	return {
		stage,
		/** Runs a stage that counts as one: it passes unless its status says otherwise. */
		check: (title, work) => stage(title, async () => ((await work()) ? { passed: 0, failed: 1 } : { passed: 1, failed: 0 })),
		skip: (title, reason) => lines.push(`✗ ${title}: not run, ${reason}`),
		finish() {
			console.log(`\n${lines.join('\n')}\n\n${total.passed} passed, ${total.failed} failed`)
			return total.failed === 0 ? 0 : 1
		},
	}
}

function asFailure(error) {
	if (!(error instanceof Stop) || error.status > 128) throw error
	console.error(error.message)
	return { passed: 0, failed: 1 }
}
