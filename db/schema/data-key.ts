import { instant, table, text } from '../kit.ts'

/** The ids of the data keys that contents of this database are encrypted under; the keys stand outside it. */
export const dataKeys = table('data_keys', {
	id: text().primaryKey(),
	firstUsedAt: instant().notNull(),
})
