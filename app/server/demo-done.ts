type Outcome<Value> = { ok: true; value: Value } | { ok: false; refusal: { code: string } }

/** What a step of the demo came to; the demo is written so that none is refused. */
export function done<Value>(outcome: Outcome<Value>): Value {
	if (!outcome.ok) throw new Error(`the demo's judging: ${JSON.stringify(outcome.refusal)}`)
	return outcome.value
}
