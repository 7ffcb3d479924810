import { Form } from '@remix-run/react'
import { Button, LinkButton } from '../ui/button.tsx'
import { Confirm } from '../ui/confirm.tsx'
import { CopyField } from '../ui/copy-field.tsx'
import { useSample } from './use-sample.ts'

export function Commands() {
	const { actions, confirm, link } = useSample()
	return (
		<div className="stack">
			<div className="cluster">
				<LinkButton variant="primary" to="#actions">
					{actions.primary}
				</LinkButton>
				<LinkButton to="#actions">{actions.plain}</LinkButton>
				<Button variant="quiet" type="button">
					{actions.quiet}
				</Button>
				<Button variant="danger" type="button">
					{actions.danger}
				</Button>
				<Button variant="link" type="button">
					{actions.link}
				</Button>
				<Button variant="primary" type="button" disabled>
					{actions.busy}
				</Button>
			</div>
			<Confirm command={confirm.command} title={confirm.title}>
				<Form method="get">
					<Button variant="danger">{confirm.yes}</Button>
				</Form>
			</Confirm>
			<CopyField label={link} value="https://example.cn/join/6f1c0a52d9" />
		</div>
	)
}
