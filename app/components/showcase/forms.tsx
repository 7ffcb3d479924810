import { Button } from '../ui/button.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { CheckField, ChoiceField, SelectField, TextArea, TextField } from '../ui/field.tsx'
import { useSample } from './use-sample.ts'

export function Forms() {
	const { form, actions, cities, running } = useSample()
	const kinds = form.kinds.map((label) => ({ value: label, label }))
	return (
		<form className="narrow" onSubmit={(event) => event.preventDefault()}>
			<ErrorSummary
				errors={[
					{ id: 'sample-email', text: form.emailError },
					{ id: 'sample-kind', text: form.kindError },
				]}
			/>
			<TextField label={form.name} hint={form.nameHint} name="name" autoComplete="off" />
			<TextField id="sample-email" label={form.email} error={form.emailError} name="email" defaultValue="name@" />
			<TextArea label={form.approach} name="approach" defaultValue={running} />
			<SelectField label={form.city} name="city" placeholder={form.chosen} options={Object.entries(cities).map(([value, label]) => ({ value, label }))} />
			<TextField label={form.price} name="price" inputMode="decimal" isShort defaultValue="600" />
			<TextField label={form.deadline} name="deadline" type="datetime-local" isShort />
			<TextField label={form.file} name="file" type="file" />
			<ChoiceField legend={form.kind} name="kind" type="checkbox" options={kinds} chosen={form.kinds.slice(0, 1)} />
			<ChoiceField id="sample-kind" legend={form.kind} error={form.kindError} name="one-kind" type="radio" options={kinds} chosen={[]} />
			<CheckField label={form.agree} name="agree" />
			<div className="actions">
				<Button variant="primary">{actions.primary}</Button>
				<Button variant="link" type="button">
					{actions.link}
				</Button>
			</div>
		</form>
	)
}
