/** Lets other requests have their turn between two batches of long work. */
export function breathe(): Promise<void> {
	return new Promise((resolve) => setImmediate(resolve))
}

/** The items in batches of `size`, with a turn for others after each. */
export async function inBatches<Item>(items: readonly Item[], size: number, work: (batch: Item[]) => Promise<unknown> | unknown): Promise<void> {
	for (let at = 0; at < items.length; at += size) {
		await work(items.slice(at, at + size))
		await breathe()
	}
}
