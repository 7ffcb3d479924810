import { defineConfig } from 'drizzle-kit'

const isPostgres = process.env.DATABASE_URL?.startsWith('postgres') ?? false

export default defineConfig({
	schema: './db/schema/index.ts',
	out: isPostgres ? './drizzle/postgres' : './drizzle/sqlite',
	dialect: isPostgres ? 'postgresql' : 'sqlite',
	casing: 'snake_case',
})
