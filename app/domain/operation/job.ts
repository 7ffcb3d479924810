/** Every job with its times, as croner reads them (seconds first, UTC for those by the hour). */
export const jobPatterns = {
	'release-due-lists': '* * * * * *',
	'close-due-challenges': '*/5 * * * * *',
	'sign-checkpoints': '50 * * * * *',
	'finalise-due-awards': '*/5 * * * * *',
	'open-keyed-bids': '*/2 * * * * *',
	'void-failed-bids': '10,40 * * * * *',
	'tell-news': '*/5 * * * * *',
	remind: '20 * * * * *',
	'send-digests': '40 * * * * *',
	'deliver-mails': '*/5 * * * * *',
	'resume-imports': '*/20 * * * * *',
	'sweep-destroyed-files': '*/30 * * * * *',
	'sweep-discarded-files': '*/30 * * * * *',
	'sweep-orphaned-files': '27 13 * * * *',
	'sweep-sessions': '17 * * * *',
} as const
export type JobName = keyof typeof jobPatterns
/** How a job last went; instants in milliseconds, `error` where it failed. */
export type JobRun = { startedAt: number; finishedAt: number | null; error: string | null }

/** How long a lease holds, and when its holder renews it. */
export const leaseMs = 45_000
export const renewMs = 15_000
