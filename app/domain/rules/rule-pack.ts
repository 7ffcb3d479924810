import { z } from 'zod'
import { dayCounts } from '../calendar/working-days.ts'
import { type CitySlug, citySlugs } from '../organisation/organisation.ts'
import '../validation/messages.ts'

/** Who may object to a proposed award: a person under their real name, or an organisation with a stamped letter. */
export const objectionForms = ['real-name', 'stamped'] as const
export type ObjectionForm = (typeof objectionForms)[number]

/** Whether bids must be sealed to an opening key, or may be kept under the platform's own. */
export const keyDuties = ['required', 'optional'] as const

/** To whom the opening record names the bidders: those concerned, or everyone. */
export const recordReaders = ['concerned', 'public'] as const

/** Whether the panel reads bids without the names of their bidders, or with them. */
export const evaluationModes = ['blind', 'named'] as const

/** How the sheets of a bid make its score: their mean, or, where there are five or more, their mean without the highest and the lowest. */
export const rankingFormulas = ['mean', 'trimmed-mean'] as const

const whole = (least: number, most: number) => z.number().int('whole-number').min(least).max(most)

/**
 * What differs from city to city (domain.md, "Rules that differ from city to city"). Days are working days but where
 * `noticeCounts` says calendar days; hours are working hours; money is fen.
 */
export const Rules = z.object({
	/** From the review's submission to its decision. */
	reviewDays: whole(1, 60),
	/** From release to the deadline, at least. */
	minimumWindowDays: whole(1, 120),
	/** Before the deadline, when questions end. */
	questionsCloseDays: whole(0, 60),
	/** From a question to its answer. */
	answerDays: whole(1, 30),
	/** The one correction round after screening. */
	correctionHours: whole(0, 240),
	noticeDays: whole(1, 60),
	noticeCounts: z.enum(dayCounts),
	objectionForms: z.array(z.enum(objectionForms)).min(1, 'required'),
	/** From an objection to its acceptance or rejection. */
	objectionAcceptDays: whole(1, 30),
	/** From its acceptance to the bureau's decision. */
	objectionDecideDays: whole(1, 90),
	/** Organisations of a consortium with its lead. */
	consortiumMost: whole(1, 20),
	/** Fewest bids for an award; 0 where one qualified bid is judged like many. */
	minimumBids: whole(0, 10),
	/** Public money, in per cent of a contract, at most. */
	publicShareMost: whole(0, 100),
	/** The issuer's own money as a multiple of the public money, at least. */
	issuerMultiple: whole(0, 20),
	minimumAmountFen: z.number().int().min(0).max(1e13),
	maximumMonths: whole(1, 120),
	/** Whether a challenge needs a tested opening key to be released; packs from before there were any lack it. */
	openingKeys: z.enum(keyDuties),
	/** Who reads in the opening record who bid; packs from before there was one lack it. */
	openingRecord: z.enum(recordReaders),
	/** Packs from before there were score sheets lack this and the next three. */
	evaluation: z.enum(evaluationModes),
	/** From the begin of the evaluation until every score sheet is due. */
	scoringDays: whole(1, 60),
	ranking: z.enum(rankingFormulas),
	/** Points that a sheet may lie from the median of its bid's sheets without a note of its expert. */
	outlierPoints: whole(1, 100),
})
export type Rules = z.output<typeof Rules>
export type RuleKey = keyof Rules

/** Whose rules they are: the alliance office's, for whoever has none of their own, or a city's. */
export const ruleOwners = ['office', ...citySlugs] as const
export type RuleOwner = (typeof ruleOwners)[number]

/** One version of somebody's rules, as it is frozen into a challenge at its release. `source` names the document they come from. */
export type RulePack = { owner: RuleOwner; version: number; source: string; rules: Rules }

/** What the product ships with; the office's first version of its own replaces it. */
export const shippedPack: RulePack = {
	owner: 'office',
	version: 0,
	source: '参照上海市科学技术委员会“揭榜挂帅”项目公告的通行做法',
	rules: {
		reviewDays: 10,
		minimumWindowDays: 20,
		questionsCloseDays: 5,
		answerDays: 3,
		correctionHours: 24,
		noticeDays: 5,
		noticeCounts: 'working',
		objectionForms: ['real-name', 'stamped'],
		objectionAcceptDays: 3,
		objectionDecideDays: 15,
		consortiumMost: 5,
		minimumBids: 0,
		publicShareMost: 30,
		issuerMultiple: 2,
		minimumAmountFen: 0,
		maximumMonths: 36,
		openingKeys: 'required',
		openingRecord: 'concerned',
		evaluation: 'blind',
		scoringDays: 5,
		ranking: 'mean',
		outlierPoints: 15,
	},
}

/** The rules that hold for a challenge of a city: its bureau's, else the office's, else those shipped. */
export function packFor(packs: readonly RulePack[], citySlug: CitySlug | null): RulePack {
	return packs.find(({ owner }) => owner === citySlug) ?? packs.find(({ owner }) => owner === 'office') ?? shippedPack
}

/** The rules frozen into a challenge at its release; those shipped, where it was released before there were any. */
export function packOf({ rulePack }: { rulePack: RulePack | null }): RulePack {
	return rulePack ?? shippedPack
}

/** The rules an evaluation runs by, in a pack that may be from before there were any: then those shipped. */
export function evaluationRulesOf({ rules }: Pick<RulePack, 'rules'>): Pick<Rules, 'evaluation' | 'scoringDays' | 'ranking' | 'outlierPoints'> {
	const { evaluation, scoringDays, ranking, outlierPoints } = { ...shippedPack.rules, ...rules }
	return { evaluation, scoringDays, ranking, outlierPoints }
}

/** The new version of somebody's rules, as a form gives it; `minimumAmount` is in 万元. */
export const RulePackForm = Rules.omit({ minimumAmountFen: true }).extend({
	minimumAmount: z.number().min(0).max(1e7).multipleOf(0.01, 'invalid'),
	source: z.string().trim().min(4).max(300),
})
export type RulePackForm = z.output<typeof RulePackForm>

/** The rules a form means. */
export function rulesOf({ minimumAmount, source: _source, ...rules }: RulePackForm): Rules {
	return { ...rules, minimumAmountFen: Math.round(minimumAmount * 1_000_000) }
}
