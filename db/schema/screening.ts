import type { CheckedPoint, CorrectablePoint } from '#app/domain/bid/screening.ts'
import { index, instant, json, table, text } from '../kit.ts'
import { users } from './account.ts'
import { bids } from './bid.ts'

/** The checklist of a bid as its issuer judged it (形式审查), and what was decided on it. */
export const bidScreenings = table(
	'bid_screenings',
	{
		bidId: text()
			.primaryKey()
			.references(() => bids.id, { onDelete: 'cascade' }),
		points: json<CheckedPoint[]>().notNull(),
		savedAt: instant().notNull(),
		savedByUserId: text().references(() => users.id),
		decidedAt: instant(),
		decidedByUserId: text().references(() => users.id),
		/** The key of the point that a disqualification rests on; none where the bid passed. */
		ruleKey: text(),
	},
	(t) => [index('bid_screenings_saver').on(t.savedByUserId), index('bid_screenings_decider').on(t.decidedByUserId)],
)

/** The one correction round of a bid (补正): its key is the bid's, so that there is no second. */
export const bidCorrections = table(
	'bid_corrections',
	{
		bidId: text()
			.primaryKey()
			.references(() => bids.id, { onDelete: 'cascade' }),
		fields: json<CorrectablePoint[]>().notNull(),
		reason: text().notNull(),
		askedAt: instant().notNull(),
		askedByUserId: text().references(() => users.id),
		/** The first instant at which a correction is too late. */
		dueAt: instant().notNull(),
		correctedAt: instant(),
		correctedByUserId: text().references(() => users.id),
		/** Ciphertext of the corrected texts by section and of which files take whose place, bound to this bid; empty until there are any. The opened version stays as it is. */
		content: text().notNull().default(''),
	},
	(t) => [index('bid_corrections_asker').on(t.askedByUserId), index('bid_corrections_corrector').on(t.correctedByUserId)],
)
