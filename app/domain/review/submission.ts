import { type DemandErrors, demandErrors } from '../challenge/demand-errors.ts'
import type { DemandValues } from '../challenge/demand-values.ts'
import { type ChallengeMove, type ChallengeStatus, move, type WrongStatus } from '../challenge/lifecycle.ts'
import { accept, type Decision, refuse } from '../decision.ts'
import type { RulePack } from '../rules/rule-pack.ts'

type Demand = { status: ChallengeStatus; values: DemandValues }
type Refusal = WrongStatus | { code: 'demand-incomplete'; errors: DemandErrors }

/** Sends a draft into review; refused from any other status, and with everything that keeps it from being complete under the rules of its city. */
export function submit({ status, values }: Demand, pack: RulePack, now: Date): Decision<ChallengeMove, Refusal> {
	const decision = move('submit', status)
	if (!decision.ok) return decision
	const errors = demandErrors(values, { pack, now })
	return Object.keys(errors).length > 0 ? refuse({ code: 'demand-incomplete', errors }) : accept(decision.value)
}
