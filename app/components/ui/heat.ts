/** How strongly a figure is shaded: 0 for none, then 1 to 5 by its share of the largest; few stay pale where all are few. */
export function heatOf(value: number, largest: number): number {
	return value === 0 ? 0 : Math.ceil((value / Math.max(5, largest)) * 5)
}
