import { z } from 'zod'
import '../validation/messages.ts'
import type { BidStatus, WrongBidStatus } from '../bid/lifecycle.ts'
import type { ChallengeStatus, WrongStatus } from '../challenge/lifecycle.ts'
import { accept, type Decision, refuse } from '../decision.ts'
import type { BlindOutcome } from '../evaluation/lifecycle.ts'
import { declaredNames } from '../judging/declared.ts'
import { isJudged } from '../permission/parties.ts'
import { mayGoOn } from './findings.ts'

const wordLimits = { count: 50, shortest: 2, longest: 60 }
const seen = z.coerce.number().int().default(0)

/** Further words to hide, one a line. `seen`: when what the page showed was prepared, 0 for never. */
export const WordsForm = z.object({
	seen,
	words: z
		.string()
		.max(4000)
		.default('')
		.refine((text) => declaredNames(text).length <= wordLimits.count, 'words-many')
		.refine((text) => declaredNames(text).every((word) => word.length >= wordLimits.shortest && word.length <= wordLimits.longest), 'words-length')
		.transform(declaredNames),
})
export type WordsForm = z.output<typeof WordsForm>

/** What the screener says of a file: passed on, where it was held after a look at it; or left out. */
export const FileForm = z.object({ seen, decision: z.enum(['pass', 'leave-out']), looked: z.boolean().default(false) })
export type FileForm = z.output<typeof FileForm>

/** Passing the package as the page showed it. */
export const PassForm = z.object({ seen })

/** What of a bid its package depends on; `hasBegun`: an evaluation of its challenge did. */
export type Packaged = { status: BidStatus; challengeStatus: ChallengeStatus; hasBegun: boolean }
type Unchangeable = WrongStatus | WrongBidStatus

/** Lets the package of a bid change: once the bid is qualified, until its panel begins to read. */
export function changePackage({ status, challengeStatus, hasBegun }: Packaged): Decision<null, Unchangeable> {
	if (!isJudged({ status: challengeStatus }) || hasBegun) return refuse({ code: 'wrong-status', status: challengeStatus })
	return status === 'qualified' ? accept(null) : refuse({ code: 'wrong-bid-status', status })
}

type File = { outcome: BlindOutcome; findings: readonly string[]; decidedAt: Date | null }

/** Decides on a file: what was held goes on only where nothing was found in it and somebody looked; anything can be left out. */
export function decideFile(
	{ findings }: Pick<File, 'findings'>,
	{ decision, looked }: Omit<FileForm, 'seen'>,
): Decision<{ outcome: BlindOutcome }, { code: 'file-barred' } | { code: 'file-unseen' }> {
	if (decision === 'leave-out') return accept({ outcome: 'held' })
	if (!mayGoOn(findings)) return refuse({ code: 'file-barred' })
	return looked ? accept({ outcome: 'passed' }) : refuse({ code: 'file-unseen' })
}

/** Whether the screener still has to say what becomes of a file. */
export const isUndecided = ({ outcome, decidedAt }: Pick<File, 'outcome' | 'decidedAt'>): boolean => outcome === 'held' && decidedAt === null

/** Passes a package to the panel: nothing in it waits for a decision. */
export function passPackage(
	packaged: Packaged,
	files: readonly Pick<File, 'outcome' | 'decidedAt'>[],
): Decision<null, Unchangeable | { code: 'files-undecided' }> {
	const changing = changePackage(packaged)
	if (!changing.ok) return changing
	return files.some(isUndecided) ? refuse({ code: 'files-undecided' }) : accept(null)
}
