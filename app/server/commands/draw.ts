import { readFile } from 'node:fs/promises'
import { type DrawAnswers, repeatDraw } from '#app/crypto/panel-draw.ts'
import { CommandError } from './command.ts'

const usage = 'Usage: npm run draw -- RECORD'
const questions: Record<keyof DrawAnswers, string> = {
	isSecretCommitted: 'Is the secret the one that was committed to?',
	isInputCommitted: 'Are experts and rules those that were committed to?',
	isDrawSame: 'Does the draw give this panel?',
	areReplacementsSame: 'Did the next of the same draw take each seat given up?',
}
const isQuestion = (name: string): name is keyof DrawAnswers => Object.hasOwn(questions, name)

/** Repeats the draw of a panel from its published record, one line a question; `isGood` when each is answered yes. */
export async function repeatDrawOf(args: string[]): Promise<{ isGood: boolean; text: string }> {
	const [file, ...more] = args
	if (file === undefined || file.startsWith('-') || more.length > 0) throw new CommandError(usage)
	const bytes = await readFile(file).catch((error: unknown) => {
		throw new CommandError(`${file} cannot be read: ${error instanceof Error ? error.message : error}`)
	})
	const repeated = repeatDraw(bytes)
	if (!repeated.ok) return { isGood: false, text: `✗ ${file}: this is no record of a draw` }
	const { record, answers } = repeated.value
	const lines = Object.entries(answers).flatMap(([name, isYes]) =>
		isQuestion(name) ? [`${isYes ? '✓' : '✗'} ${questions[name]} ${isYes ? 'Yes' : 'No'}`] : [],
	)
	return {
		isGood: Object.values(answers).every(Boolean),
		text: [
			`Panel ${record.input.panel} of challenge ${record.input.challenge}, drawn at ${record.drawnAt}: ${record.drawn.join(', ')}`,
			...lines,
			`Hash of the secret: ${record.secretHash}`,
			`Hash of experts and rules: ${record.inputHash}`,
			`Compare both with what was published at ${record.committedAt}, before the draw.`,
		].join('\n'),
	}
}
