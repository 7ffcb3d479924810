import type { Calendar } from '../calendar/working-days.ts'
import { afterWorkingHours } from '../calendar/working-hours.ts'
import type { ChallengeStatus, WrongStatus } from '../challenge/lifecycle.ts'
import { accept, type Decision, refuse } from '../decision.ts'
import { isJudged } from '../permission/parties.ts'
import { type BidContent, type BidSection, bidSections } from './content.ts'
import { acceptFiles, type FileFault, type FilePoint, isFilePoint, replacedBy, type SentFile, type TakenFile } from './correction-files.ts'
import { type BidCommand, type BidMove, type BidStatus, moveBid, type WrongBidStatus } from './lifecycle.ts'

/** What is checked of every bid, whatever its challenge asks. Source: domain.md, "screening". */
export const formalPoints = ['complete', 'eligible'] as const
type FormalPoint = (typeof formalPoints)[number]

/** One point of the checklist; a formal one has its words in the texts, one of the challenge's conditions brings them. */
export type ScreeningPoint = { key: FormalPoint | `condition-${number}`; text: string }
/** A point as the issuer judged it; `isMet` is null until then. */
export type CheckedPoint = ScreeningPoint & { isMet: boolean | null; note: string }

const numbering = /^\s*(?:[-–•·*]|[（(]?[\d一二三四五六七八九十]{1,3}[）)、.．:：](?!\d))\s*/
const pointsMost = 40

/** The checklist of a challenge: the formal points, then its conditions line by line and clause by clause. */
export function pointsOf(conditions: string): ScreeningPoint[] {
	const clauses = conditions
		.split(/[\n；;]/)
		.map((clause) => clause.replace(numbering, '').trim())
		.filter((clause) => clause !== '')
	const last = clauses.slice(pointsMost - 1).join('；')
	const kept = clauses.length > pointsMost ? [...clauses.slice(0, pointsMost - 1), last] : clauses
	return [...formalPoints.map((key) => ({ key, text: '' })), ...kept.map((text, at) => ({ key: `condition-${at + 1}` as const, text }))]
}

/** What a correction may be asked for: the sections written in words, and files. Never the price or what is promised of an indicator. */
export const correctableSections = bidSections
export type CorrectablePoint = BidSection | FilePoint

/** The sections among the points of a correction, in their order. */
export function sectionsOf(points: readonly CorrectablePoint[]): BidSection[] {
	return correctableSections.filter((section) => points.includes(section))
}

/** The one correction round of a bid: until when it runs, and when it was used. */
export type Correction = { fields: readonly CorrectablePoint[]; dueAt: Date; correctedAt: Date | null }

/** Whether a correction is still awaited; at the very millisecond of `dueAt` it is not. */
export function isAwaited(correction: Pick<Correction, 'dueAt' | 'correctedAt'> | null, now: Date): boolean {
	return correction !== null && correction.correctedAt === null && now < correction.dueAt
}

export type CorrectionState = 'awaited' | 'corrected' | 'lapsed'

/** Where a correction round stands. */
export function correctionState(correction: Pick<Correction, 'dueAt' | 'correctedAt'>, now: Date): CorrectionState {
	if (correction.correctedAt) return 'corrected'
	return isAwaited(correction, now) ? 'awaited' : 'lapsed'
}

/** What of a bid, its challenge and its correction round screening depends on. */
export type Screened = { status: BidStatus; challengeStatus: ChallengeStatus; correction: Correction | null }
type Unscreenable = WrongStatus | WrongBidStatus

function moveScreened(command: BidCommand, { status, challengeStatus }: Screened): Decision<BidMove, Unscreenable> {
	return isJudged({ status: challengeStatus }) ? moveBid(command, status) : refuse({ code: 'wrong-status', status: challengeStatus })
}

/** Notes which points are met; as often as wanted, until the bid is decided on. */
export function screen(screened: Screened): Decision<BidMove, Unscreenable> {
	return moveScreened('screen', screened)
}

type QualifyRefusal = Unscreenable | { code: 'correction-running' } | { code: 'points-unmet' }

/** Lets a bid pass (通过): every point is met, and no correction is awaited. */
export function qualify(screened: Screened, points: readonly CheckedPoint[], now: Date): Decision<BidMove, QualifyRefusal> {
	const decision = moveScreened('qualify', screened)
	if (!decision.ok) return decision
	if (isAwaited(screened.correction, now)) return refuse({ code: 'correction-running' })
	return points.length > 0 && points.every(({ isMet }) => isMet) ? decision : refuse({ code: 'points-unmet' })
}

type DisqualifyRefusal = Unscreenable | { code: 'correction-running' } | { code: 'rule-unbroken' }
type Disqualifying = { points: readonly CheckedPoint[]; rule: string }

/** Shuts a bid out (不通过), resting on a point that is noted as not met; not while a correction is awaited. */
export function disqualify(
	screened: Screened,
	{ points, rule }: Disqualifying,
	now: Date,
): Decision<{ move: BidMove; point: CheckedPoint }, DisqualifyRefusal> {
	const decision = moveScreened('disqualify', screened)
	if (!decision.ok) return decision
	if (isAwaited(screened.correction, now)) return refuse({ code: 'correction-running' })
	const point = points.find(({ key, isMet }) => key === rule && isMet === false)
	return point ? accept({ move: decision.value, point }) : refuse({ code: 'rule-unbroken' })
}

type AskRefusal = Unscreenable | { code: 'correction-asked' } | { code: 'correction-none' } | { code: 'file-unknown' }
type Asking = {
	hours: number
	calendar: Calendar
	fields: readonly CorrectablePoint[] /** The ids of the files that were opened. */
	fileIds: readonly string[]
}

/** Asks for the correction (补正), once a bid, of what it has; answers until when it may come, by the working hours of the challenge's rules. */
export function askCorrection(
	screened: Screened,
	{ hours, calendar, fields, fileIds }: Asking,
	now: Date,
): Decision<{ move: BidMove; dueAt: Date }, AskRefusal> {
	const decision = moveScreened('askCorrection', screened)
	if (!decision.ok) return decision
	if (screened.correction) return refuse({ code: 'correction-asked' })
	const named = fields.flatMap((point) => (isFilePoint(point) ? (replacedBy(point) ?? []) : []))
	if (named.some((id) => !fileIds.includes(id))) return refuse({ code: 'file-unknown' })
	return hours === 0 ? refuse({ code: 'correction-none' }) : accept({ move: decision.value, dueAt: afterWorkingHours(now, hours, calendar) })
}

/** The corrected texts by field. */
export type CorrectedValues = Readonly<Partial<Record<string, string>>>
type CorrectRefusal =
	| Unscreenable
	| { code: 'correction-unasked' }
	| { code: 'already-corrected' }
	| { code: 'correction-over' }
	| { code: 'field-unlisted' }
	| { code: 'files-refused'; faults: readonly FileFault[] }
	| { code: 'incomplete' }
	| { code: 'nothing-changed' }

type Sent<File> = {
	content: BidContent
	values: CorrectedValues /** The files that were opened. */
	opened: readonly { sha256: string }[]
	files: readonly File[]
}
type Corrected<File extends SentFile> = { move: BidMove; changes: Record<string, string>; files: readonly TakenFile<File>[] }

/** Takes the correction of what is listed and of nothing else, once, before its clock runs out; each section keeps some text, and something changes. */
export function correct<File extends SentFile>(
	screened: Screened,
	{ content, values, opened, files }: Sent<File>,
	now: Date,
): Decision<Corrected<File>, CorrectRefusal> {
	const decision = moveScreened('correct', screened)
	if (!decision.ok) return decision
	const { correction } = screened
	if (!correction) return refuse({ code: 'correction-unasked' })
	if (correction.correctedAt) return refuse({ code: 'already-corrected' })
	if (!isAwaited(correction, now)) return refuse({ code: 'correction-over' })
	const fields = sectionsOf(correction.fields)
	if (Object.keys(values).some((field) => !fields.some((listed) => listed === field))) return refuse({ code: 'field-unlisted' })
	const taken = acceptFiles(files, { listed: correction.fields, opened })
	if (!taken.ok) return taken
	const given = fields.flatMap((field) => {
		const text = values[field]?.trim()
		return text === undefined ? [] : [{ field, text }]
	})
	if (given.some(({ text }) => text === '')) return refuse({ code: 'incomplete' })
	const changed = given.filter(({ field, text }) => text !== content[field].trim())
	if (changed.length === 0 && files.length === 0) return refuse({ code: 'nothing-changed' })
	return accept({ move: decision.value, changes: Object.fromEntries(changed.map(({ field, text }) => [field, text])), files: taken.value })
}
