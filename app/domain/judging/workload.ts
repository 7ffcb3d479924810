import { z } from 'zod'

/** How the office sorts the experts by their load: by the seats they hold, the sheets they owe, the fees unpaid, or by name. */
export const workloadOrders = ['held', 'outstanding', 'owed', 'name'] as const
export type WorkloadOrder = (typeof workloadOrders)[number]
export const WorkloadSearch = z.object({
	order: z.preprocess((value) => (Array.isArray(value) ? value[0] : value), z.enum(workloadOrders)).catch('held'),
})

const hour = 3_600_000

/** Since when invitations count: twelve months, by the calendar. */
export function workloadSince(now: Date): Date {
	const since = new Date(now)
	since.setUTCFullYear(since.getUTCFullYear() - 1)
	return since
}

/** The median of what answers took, in hours; none where nobody answered. */
export function medianHours(answers: readonly { invitedAt: Date; answeredAt: Date }[]): number | null {
	const took = answers.map(({ invitedAt, answeredAt }) => answeredAt.getTime() - invitedAt.getTime()).sort((one, other) => one - other)
	const [lower, upper] = [took[Math.floor((took.length - 1) / 2)], took[Math.floor(took.length / 2)]]
	return lower === undefined || upper === undefined ? null : (lower + upper) / 2 / hour
}
