/** Work under way: how much of how much, in words as well; `done` is null while nobody can tell. */
export function Progress({ label, done, total }: { label: string; done: number | null; total: number }) {
	return (
		<div className="progress" role="status">
			<span>{label}</span>
			<progress {...(done === null ? {} : { value: done })} max={Math.max(1, total)} aria-label={label} />
		</div>
	)
}
