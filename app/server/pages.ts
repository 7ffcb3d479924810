import { existsSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ServerBuild } from '@remix-run/node'
import { z } from 'zod'
import type { Pages } from './http-server.ts'

const Build = z.custom<ServerBuild>((value) => typeof value === 'object' && value !== null && 'routes' in value && 'entry' in value)

/** The built pages, or in development the pages of the moment behind Vite's hot reload. */
export async function openPages({ isDevelopment }: { isDevelopment: boolean }): Promise<Pages> {
	if (isDevelopment) {
		const { createServer } = await import('vite')
		const vite = await createServer({ server: { middlewareMode: true } })
		return { build: async () => Build.parse(await vite.ssrLoadModule('virtual:remix/server-build')), assets: vite.middlewares }
	}
	const file = path.resolve('build/server/index.js')
	if (!existsSync(file)) throw new Error('There is no build; run: npm start')
	return { build: Build.parse(await import(pathToFileURL(file).href)), assets: null }
}
