import { type ComponentPropsWithoutRef, type ReactNode, useId } from 'react'

type Labelled = { label: string; hint?: ReactNode; error?: string }

/** Ties label, hint and error to a control by ids; the control itself is drawn by `children`. */
function Field({
	label,
	hint,
	error,
	id,
	children,
}: Labelled & { id: string; children: (control: { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true }) => ReactNode }) {
	const describedBy = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ')
	return (
		<div className="field">
			<label htmlFor={id}>{label}</label>
			{hint ? (
				<span className="hint" id={`${id}-hint`}>
					{hint}
				</span>
			) : null}
			{error ? (
				<span className="error" id={`${id}-error`}>
					{error}
				</span>
			) : null}
			{children({ id, ...(describedBy ? { 'aria-describedby': describedBy } : {}), ...(error ? { 'aria-invalid': true } : {}) })}
		</div>
	)
}

export function TextField({ label, hint, error, isShort = false, ...props }: Labelled & { isShort?: boolean } & ComponentPropsWithoutRef<'input'>) {
	const own = useId()
	return (
		<Field label={label} hint={hint} error={error} id={props.id ?? own}>
			{(control) => <input {...props} {...control} className={isShort ? 'input short' : 'input'} />}
		</Field>
	)
}

export function TextArea({ label, hint, error, ...props }: Labelled & ComponentPropsWithoutRef<'textarea'>) {
	const own = useId()
	return (
		<Field label={label} hint={hint} error={error} id={props.id ?? own}>
			{(control) => <textarea rows={4} {...props} {...control} className="input" />}
		</Field>
	)
}

type Option = { value: string; label: string }

export function SelectField({
	label,
	hint,
	error,
	options,
	placeholder,
	...props
}: Labelled & { options: readonly Option[]; placeholder?: string } & ComponentPropsWithoutRef<'select'>) {
	const own = useId()
	return (
		<Field label={label} hint={hint} error={error} id={props.id ?? own}>
			{(control) => (
				<select {...props} {...control} className="input">
					{placeholder === undefined ? null : <option value="">{placeholder}</option>}
					{options.map((option) => (
						<option key={option.value} value={option.value}>
							{option.label}
						</option>
					))}
				</select>
			)}
		</Field>
	)
}

export function CheckField({ label, error, ...props }: { label: ReactNode; error?: string } & ComponentPropsWithoutRef<'input'>) {
	const own = useId()
	const id = props.id ?? own
	return (
		<div className="field">
			{error ? (
				<span className="error" id={`${id}-error`}>
					{error}
				</span>
			) : null}
			<label className="choice" htmlFor={id}>
				<input type="checkbox" {...props} id={id} {...(error ? { 'aria-invalid': true, 'aria-describedby': `${id}-error` } : {})} />
				<span>{label}</span>
			</label>
		</div>
	)
}

/** Radio buttons or check boxes under one legend. */
export function ChoiceField({
	legend,
	hint,
	error,
	type,
	name,
	options,
	chosen,
	id,
}: {
	legend: string
	hint?: string
	error?: string
	type: 'radio' | 'checkbox'
	name: string
	options: readonly Option[]
	chosen: readonly string[]
	id?: string
}) {
	const own = useId()
	const base = id ?? own
	return (
		<fieldset className="field" id={base} tabIndex={-1} {...(error ? { 'aria-describedby': `${base}-error` } : {})}>
			<legend>{legend}</legend>
			{hint ? <span className="hint">{hint}</span> : null}
			{error ? (
				<span className="error" id={`${base}-error`}>
					{error}
				</span>
			) : null}
			<div className="choices">
				{options.map((option) => (
					<label key={option.value} className="choice">
						<input type={type} name={name} value={option.value} defaultChecked={chosen.includes(option.value)} />
						<span>{option.label}</span>
					</label>
				))}
			</div>
		</fieldset>
	)
}
