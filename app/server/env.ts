import path from 'node:path'
import { z } from 'zod'

const Environment = z
	.object({
		PORT: z.coerce.number().int().min(0).max(65535).default(3000),
		HOST: z.string().optional(),
		DATA_DIR: z.string().default('./data'),
		KEY_DIR: z.string().optional(),
		DATABASE_URL: z.string().optional(),
		PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
		APP_SECRET: z.string().min(32).optional(),
		SMTP_URL: z.string().optional(),
		MAIL_FROM: z.string().default('Lianbang <noreply@lianbang.example>'),
		TRUST_PROXY: z.coerce.number().int().min(0).default(1),
		LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
		CLOCK_OFFSET_FILE: z.string().optional(),
		DEMO: z.enum(['0', '1']).optional(),
	})
	.refine((env) => !env.PUBLIC_URL || env.APP_SECRET, { path: ['APP_SECRET'], message: 'set APP_SECRET (32 characters or more) when PUBLIC_URL is set' })

export type Environment = {
	port: number
	host: string
	dataDir: string
	/** Where the data keys stand. */
	keyDir: string
	databaseUrl: string
	/** Set in a deployment; the demo has none. */
	publicUrl: string | null
	isDemo: boolean
	isSecure: boolean
	appSecret: string | null
	smtpUrl: string | null
	mailFrom: string
	trustProxy: number
	logLevel: string
	clockOffsetFile: string | null
}

/** Reads the configuration once; throws an error that names each faulty variable. */
export function readEnvironment(source: NodeJS.ProcessEnv): Environment {
	const parsed = Environment.safeParse(Object.fromEntries(Object.entries(source).filter(([, value]) => value !== '')))
	if (!parsed.success) {
		const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
		throw new Error(`The configuration cannot be used.\n${faults.join('\n')}`)
	}
	const env = parsed.data
	const dataDir = path.resolve(env.DATA_DIR)
	const isDemo = env.PUBLIC_URL === undefined && env.DEMO !== '0'
	return {
		port: env.PORT,
		host: env.HOST ?? '127.0.0.1',
		dataDir,
		keyDir: path.resolve(env.KEY_DIR ?? path.join(dataDir, 'keys')),
		databaseUrl: env.DATABASE_URL ?? path.join(dataDir, 'lianbang.sqlite'),
		publicUrl: env.PUBLIC_URL ?? null,
		isDemo,
		isSecure: env.PUBLIC_URL?.startsWith('https:') ?? false,
		appSecret: env.APP_SECRET ?? null,
		smtpUrl: env.SMTP_URL ?? null,
		mailFrom: env.MAIL_FROM,
		trustProxy: env.PUBLIC_URL ? env.TRUST_PROXY : 0,
		logLevel: env.LOG_LEVEL,
		clockOffsetFile: env.PUBLIC_URL ? null : (env.CLOCK_OFFSET_FILE ?? null),
	}
}
