import { backTo } from './back-to.ts'

/** After a step on an objection its own page tells where it stands, and what was done meanwhile where the step came too late. */
export function backToObjection(objectionId: string, outcome: Parameters<typeof backTo>[1]) {
	return backTo(`/objections/${objectionId}${outcome.ok ? '' : `?refused=${outcome.refusal.code}`}`, outcome)
}
