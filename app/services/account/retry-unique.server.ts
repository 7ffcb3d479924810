import { isUniqueViolation } from '#db/client.ts'

/** Runs a unit of work again, once, when another one took the same unique value at the same moment: the second run sees it and decides. */
export async function retryUnique<Value>(work: () => Promise<Value>): Promise<Value> {
	try {
		return await work()
	} catch (error) {
		if (!isUniqueViolation(error)) throw error
		return work()
	}
}
