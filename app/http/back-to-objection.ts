import { backTo } from './back-to.ts'

/** After a step on an objection its own page tells where it stands. */
export function backToObjection(objectionId: string, outcome: Parameters<typeof backTo>[1]) {
	return backTo(`/objections/${objectionId}`, outcome)
}
