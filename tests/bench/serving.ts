import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import autocannon from 'autocannon'

const seconds = Number(process.env.BENCH_SECONDS ?? 5)

export type Scenario = { name: string; cookie?: string; next: () => autocannon.Request; expect: { status: number; text?: string } }

/** A port nobody listens on. */
export function freePort(): Promise<number> {
	return new Promise((resolve, reject) => {
		const probe = createServer().once('error', reject)
		probe.listen(0, '127.0.0.1', () => {
			const address = probe.address()
			probe.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))))
		})
	})
}

/** The built server on a database in `folder`. */
export async function startServer(port: number, folder: string) {
	const environment: NodeJS.ProcessEnv = {
		...process.env,
		NODE_ENV: 'production',
		PORT: String(port),
		DATA_DIR: folder,
		DATABASE_URL: '',
		KEY_DIR: '',
		APP_SECRET: '',
		PUBLIC_URL: '',
		DEMO: '0',
		LOG_LEVEL: 'error',
	}
	const server = spawn(process.execPath, ['--max-old-space-size=512', '--max-semi-space-size=8', 'build/app/main.js'], {
		env: environment,
		stdio: ['ignore', 'ignore', 'inherit'],
	})
	for (let tries = 0; tries < 200; tries++) {
		const answer = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => null)
		if (answer?.ok) return server
		await new Promise((resolve) => setTimeout(resolve, 50))
	}
	server.kill()
	throw new Error('the server did not start')
}

/** The cookie of somebody signed in. */
export async function signIn(origin: string, { email, password }: { email: string; password: string }): Promise<string> {
	const answer = await fetch(`${origin}/login`, {
		method: 'POST',
		redirect: 'manual',
		headers: { Origin: origin, 'Content-Type': 'application/x-www-form-urlencoded' },
		body: new URLSearchParams({ email, password }),
	})
	const cookie = answer.headers.getSetCookie().find((candidate) => candidate.includes('session'))
	if (!cookie) throw new Error(`${email} could not sign in: ${answer.status}`)
	return cookie.split(';')[0] ?? ''
}

/** One answer of each kind, held against what it must say, before anything is timed. */
export async function checkAnswer(origin: string, { name, cookie, next, expect }: Scenario) {
	const request = next()
	const answer = await fetch(origin + request.path, {
		method: request.method ?? 'GET',
		redirect: 'manual',
		headers: { Origin: origin, ...(request.body ? { 'Content-Type': 'application/x-www-form-urlencoded' } : {}), ...(cookie ? { Cookie: cookie } : {}) },
		...(request.body ? { body: String(request.body) } : {}),
	})
	const text = await answer.text()
	if (answer.status !== expect.status || (expect.text && !text.includes(expect.text)))
		throw new Error(`${name}: ${request.path} answered ${answer.status}, expected ${expect.status} with “${expect.text ?? ''}”`)
}

/** How a server answers a scenario; throws where one answer was not the expected. */
export async function measure(origin: string, { name, cookie, next, expect }: Scenario, connections: number): Promise<autocannon.Result> {
	let wrong: number | undefined
	const result = await autocannon({
		url: origin,
		connections,
		duration: seconds,
		requests: [
			{
				setupRequest: (request) => ({
					...request,
					...next(),
					headers: { Origin: origin, 'Content-Type': 'application/x-www-form-urlencoded', ...(cookie ? { Cookie: cookie } : {}) },
				}),
				onResponse(status) {
					if (status !== expect.status) wrong = status
				},
			},
		],
	})
	if (wrong !== undefined) throw new Error(`${name}: answered ${wrong}, expected ${expect.status}`)
	return result
}

/** Megabytes a process holds, or has held at most. */
export const memoryOf = (pid: number | undefined, what: 'VmRSS' | 'VmHWM') =>
	Math.round(Number(/\d+/.exec(readFileSync(`/proc/${pid}/status`, 'utf8').split(`${what}:`)[1] ?? '')?.[0] ?? 0) / 1024)

/** Milliseconds of processor a process has used, which tell of its work where other work shares the machine. */
export function cpuOf(pid: number | undefined): number {
	const [, rest = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')
	const fields = rest.split(' ')
	return (Number(fields[11]) + Number(fields[12])) * 10
}
