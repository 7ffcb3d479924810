import type { Store } from '#db/client.ts'

type Entry<Value> = { revision: number | null; second: number; value: Value }
const most = 500

/**
 * Keeps answers of `compute` by key, each as long as nothing was committed since and the clock still shows the
 * same second (counts depend on deadlines). Where the engine tells no revision, the second alone bounds it.
 */
export function revisionCache<Value>() {
	const stores = new WeakMap<Store, Map<string, Entry<Value>>>()
	return async (store: Store, key: string, now: Date, compute: () => Promise<Value>): Promise<Value> => {
		const entries = stores.get(store) ?? new Map<string, Entry<Value>>()
		stores.set(store, entries)
		const second = Math.floor(now.getTime() / 1000)
		const revision = store.revision()
		const known = entries.get(key)
		if (known && known.revision === revision && known.second === second) return known.value
		const value = await compute()
		if (entries.size >= most) entries.clear()
		entries.set(key, { revision, second, value })
		return value
	}
}
