import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { Limit } from './context.server.ts'

function limit(points: number, seconds: number): Limit {
	const limiter = new RateLimiterMemory({ points, duration: seconds })
	return {
		async take(key) {
			try {
				await limiter.consume(key)
				return 0
			} catch (rejection) {
				if (rejection instanceof RateLimiterRes) return Math.ceil(rejection.msBeforeNext / 1000)
				throw rejection
			}
		},
		async giveBack(key) {
			await limiter.reward(key)
		},
		async forgive(key) {
			await limiter.delete(key)
		},
	}
}

/**
 * The limits of one process, within a quarter of an hour or an hour: few attempts at one account, more from one address,
 * behind which a whole firm may sit.
 */
export function createLimits() {
	return {
		login: limit(10, 15 * 60),
		loginByAddress: limit(100, 15 * 60),
		recovery: limit(5, 60 * 60),
		recoveryByAddress: limit(30, 60 * 60),
		registration: limit(20, 60 * 60),
		tip: limit(10, 60 * 60),
		cosign: limit(120, 60 * 60),
	}
}
