import { shownAs } from '#app/domain/draft/form.ts'

/** Tells a form without JavaScript what its fields show at first, so that only what was changed is saved. */
export function ShownAtFirst({ fields }: { fields: Readonly<Record<string, string>> }) {
	return (
		<noscript>
			{Object.entries(fields).map(([field, value]) => (
				<input key={field} type="hidden" name={shownAs(field)} value={value} />
			))}
		</noscript>
	)
}
