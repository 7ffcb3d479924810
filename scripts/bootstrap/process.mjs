import { spawn } from 'node:child_process'
import { accessSync, constants, statSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))
process.chdir(root)

/** Ends the command with one clear line and an exit status, after every `finally` on the way. */
export class Stop extends Error {
	constructor(message, status = 1) {
		super(message)
		this.status = status
	}
}

/**
 * Runs a program to its end and answers its exit status. A signal to us is passed on to it and then ends us too.
 * `heartbeat` names the work in a line every few seconds, for programs that say nothing for minutes.
 */
export async function run(program, args, { env = process.env, heartbeat, ...options } = {}) {
	const started = Date.now()
	const child = spawn(program, args, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'], ...options })
	const pulse = heartbeat && setInterval(() => console.log(`  ${heartbeat}, ${seconds(started)} so far`), 10_000)
	let received
	const forward = (signal) => {
		received = signal
		child.kill(signal)
	}
	process.on('SIGINT', forward).on('SIGTERM', forward)
	try {
		const status = await ended(child)
		if (received) throw new Stop('', 128 + os.constants.signals[received])
		return status
	} finally {
		clearInterval(pulse)
		process.off('SIGINT', forward).off('SIGTERM', forward)
	}
}

/** Resolves with the exit status of a child; 127 when the program could not be started. */
export function ended(child) {
	return new Promise((resolve) => {
		child.once('error', (error) => {
			console.error(`${child.spawnfile}: ${error.message}`)
			resolve(127)
		})
		child.once('close', (status, signal) => resolve(status ?? 128 + os.constants.signals[signal]))
	})
}

/** Runs a module of a package installed here, without the shell wrappers in .bin. */
export function runTool(script, args, options) {
	return run(process.execPath, [path.join('node_modules', script), ...args], options)
}

/** Turns this process into the given built program: same process id, so signals and exit status need no passing on. */
export async function become(script, args = []) {
	const file = path.join(root, script)
	process.argv.splice(1, process.argv.length, file, ...args)
	await import(file)
}

/** Under npm, ends when npm does: a killed npm would leave the server on its port. */
export function exitWithParent() {
	if (!process.env.npm_lifecycle_event) return
	const parent = process.ppid
	setInterval(() => {
		if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM')
	}, 1000).unref()
}

/** The first of the named programs found on the PATH or in the given folders. */
export function findProgram(names, folders = []) {
	const searched = [...(process.env.PATH ?? '').split(path.delimiter), ...folders]
	return names.flatMap((name) => searched.map((folder) => path.join(folder, name))).find(isProgram)
}

export function isProgram(file) {
	try {
		accessSync(file, constants.X_OK)
		return statSync(file).isFile()
	} catch {
		return false
	}
}

export const isRoot = process.getuid?.() === 0
export const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`
