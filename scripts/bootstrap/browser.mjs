import { spawnSync } from 'node:child_process'
import { pathToFileURL } from 'node:url'
import { findProgram, isProgram, isRoot, root, run, runTool, Stop } from './process.mjs'

const aptGet = isRoot ? findProgram(['apt-get']) : undefined
const macApplications = ['/Applications/Google Chrome.app/Contents/MacOS', '/Applications/Chromium.app/Contents/MacOS']

/** The path of a Chromium that starts, fetched by what means there are. */
export async function ensureBrowser() {
	await ensureChineseFont()
	const found = installedBrowser() ?? (await playwrightBrowser()) ?? (await debianBrowser())
	if (found) return found
	const command = findProgram(['apt-get']) ? 'sudo apt-get install -y chromium fonts-wqy-zenhei' : 'npx playwright install --with-deps chromium'
	throw new Stop(`The end-to-end journeys need Chromium and none could be fetched. Run\n\n    ${command}\n\nor set CHROMIUM_PATH to one.`)
}

function installedBrowser() {
	const given = process.env.CHROMIUM_PATH
	if (given && !starts(given)) throw new Stop(`CHROMIUM_PATH is ${given}, and that does not start.`)
	if (given) return given
	const found = findProgram(['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'Google Chrome', 'Chromium'], macApplications)
	return found && starts(found) ? found : undefined
}

async function playwrightBrowser() {
	const { chromium } = await import(pathToFileURL(`${root}/node_modules/@playwright/test/index.mjs`).href)
	const own = chromium.executablePath()
	if (starts(own)) return own
	console.log('No Chromium here; asking Playwright for its own…')
	const env = { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000', ...process.env }
	await runTool('@playwright/test/cli.js', ['install', 'chromium'], { env, heartbeat: 'fetching Chromium' })
	return starts(own) ? own : undefined
}

async function debianBrowser() {
	if (!aptGet) return undefined
	console.log("Installing Debian's Chromium…")
	await aptInstall(['chromium', 'fonts-wqy-zenhei'])
	return installedBrowser()
}

/** Without one, screenshots show boxes; the journeys pass all the same, so a failure here is not one. */
async function ensureChineseFont() {
	const fonts = spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' }).stdout
	if (!fonts?.trim() && aptGet) await aptInstall(['fonts-wqy-zenhei'])
}

async function aptInstall(packages) {
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
	const quiet = { env, heartbeat: `installing ${packages.join(' ')}` }
	await run(aptGet, ['-q', 'update'], quiet)
	return run(aptGet, ['install', '-q', '-y', '--no-install-recommends', ...packages], quiet)
}

/** A downloaded browser can be there and still lack the machine's libraries. */
function starts(file) {
	return isProgram(file) && spawnSync(file, ['--version'], { timeout: 20_000 }).status === 0
}
