/** Work under way: how much of how much, in words as well. */
export function Progress({ label, done, total }: { label: string; done: number; total: number }) {
	return (
		<div className="progress" role="status">
			<span>{label}</span>
			<progress value={done} max={Math.max(1, total)} aria-label={label} />
		</div>
	)
}
