import { spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { ended, findProgram, isRoot, run, Stop } from './process.mjs'

/** Runs `work` with the URL of a PostgreSQL server: the one at TEST_POSTGRES_URL, else one that lives as long as the work. */
export async function withPostgres(work) {
	if (process.env.TEST_POSTGRES_URL) return work(process.env.TEST_POSTGRES_URL)
	const folder = mkdtempSync(path.join(tmpdir(), 'lianbang-postgres-'))
	let server
	try {
		const { url, child } = await startServer(folder)
		server = child
		return await work(url)
	} finally {
		await stopServer(server)
		rmSync(folder, { recursive: true, force: true })
	}
}

async function startServer(folder) {
	const programs = findPrograms()
	const owner = isRoot ? unprivilegedOwner() : {}
	const data = path.join(folder, 'data')
	const passwordFile = path.join(folder, 'password')
	const password = randomBytes(16).toString('hex')
	writeFileSync(passwordFile, password, { mode: 0o600 })
	if (isRoot) for (const entry of [folder, passwordFile]) chownSync(entry, owner.uid, owner.gid)

	const options = { ...owner, cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] }
	const init = ['-D', data, '-U', 'lianbang', '-E', 'UTF8', '--no-locale', '--no-sync', '--auth=scram-sha-256', `--pwfile=${passwordFile}`]
	if ((await run(programs.initdb, init, options)) !== 0) throw new Stop('initdb failed; its reasons are above.')

	const port = await freePort()
	const settings = ['listen_addresses=127.0.0.1', `port=${port}`, 'unix_socket_directories=', 'max_connections=200', 'fsync=off', 'full_page_writes=off']
	const args = ['-D', data, ...settings.flatMap((setting) => ['-c', setting]), '-c', 'log_min_messages=fatal']
	const child = spawn(programs.postgres, args, { ...options, stdio: ['ignore', 'ignore', 'ignore'] })
	await accepting(port, child)
	return { child, url: `postgres://lianbang:${password}@127.0.0.1:${port}/postgres` }
}

function findPrograms() {
	const folders = [...debianFolders(), spawnSync('pg_config', ['--bindir'], { encoding: 'utf8' }).stdout?.trim() ?? '']
	const initdb = findProgram(['initdb'], folders)
	const postgres = findProgram(['postgres'], folders)
	if (initdb && postgres) return { initdb, postgres }
	throw new Stop(
		'These tests need PostgreSQL. Install its server (Debian: apt-get install postgresql; macOS: brew install postgresql), or set TEST_POSTGRES_URL to a server where databases may be created.',
	)
}

/** Debian keeps the server's programs off the PATH; the newest version comes first. */
function debianFolders() {
	const base = '/usr/lib/postgresql'
	if (!existsSync(base)) return []
	const versions = readdirSync(base).sort((a, b) => Number(b) - Number(a))
	return versions.map((version) => path.join(base, version, 'bin'))
}

/** PostgreSQL refuses to run as root. */
function unprivilegedOwner() {
	const users = readFileSync('/etc/passwd', 'utf8').split('\n')
	const fields = ['postgres', 'nobody'].map((name) => users.find((line) => line.startsWith(`${name}:`))?.split(':')).find(Boolean)
	if (!fields) throw new Stop('PostgreSQL refuses to run as root, and there is no user "postgres" to run it as.')
	return { uid: Number(fields[2]), gid: Number(fields[3]) }
}

function freePort() {
	return new Promise((resolve) => {
		const probe = createServer().listen(0, '127.0.0.1', () => {
			const { port } = probe.address()
			probe.close(() => resolve(port))
		})
	})
}

async function accepting(port, child) {
	const deadline = Date.now() + 30_000
	while (Date.now() < deadline && child.exitCode === null) {
		if (await connects(port)) return
		await new Promise((resolve) => setTimeout(resolve, 100))
	}
	child.kill('SIGQUIT')
	throw new Stop('The temporary PostgreSQL server did not start.')
}

function connects(port) {
	return new Promise((resolve) => {
		const socket = connect(port, '127.0.0.1')
		socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
		socket.once('connect', () => socket.destroy())
	})
}

/** SIGINT asks PostgreSQL for a fast shutdown: open connections are dropped. */
async function stopServer(server) {
	if (!server || server.exitCode !== null || server.signalCode !== null) return
	const stopped = ended(server)
	server.kill('SIGINT')
	await stopped
}
