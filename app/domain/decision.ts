/** What a decision answers: the value it allows, or the refusal that says why not. Refusals are expected; they are returned, never thrown. */
export type Decision<Value, Refusal> = Accepted<Value> | Refused<Refusal>
export type Accepted<Value> = { ok: true; value: Value }
export type Refused<Refusal> = { ok: false; refusal: Refusal }

/** Allows, with the value the caller acts on. */
export function accept<Value>(value: Value): Accepted<Value> {
	return { ok: true, value }
}

/** Declines, with a coded reason the edge turns into words. */
export function refuse<const Refusal>(refusal: Refusal): Refused<Refusal> {
	return { ok: false, refusal }
}
