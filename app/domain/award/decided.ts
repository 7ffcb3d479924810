import type { ChallengeStatus } from '../challenge/lifecycle.ts'

/** Someone has decided before; the code says what, so that the second person is told. */
export type AlreadyDecided = { code: 'already-noticed' } | { code: 'already-awarded' } | { code: 'already-unfilled' }

/** What was decided of a challenge in this status, as the refusal of a second decision; undefined while none was made. */
export function alreadyDecided(status: ChallengeStatus): AlreadyDecided | undefined {
	switch (status) {
		case 'noticed':
			return { code: 'already-noticed' }
		case 'awarded':
		case 'delivering':
		case 'accepted':
		case 'failed':
			return { code: 'already-awarded' }
		case 'unfilled':
			return { code: 'already-unfilled' }
		default:
			return undefined
	}
}
