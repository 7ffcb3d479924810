import { useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { NarrowPage } from '#app/components/account/narrow-page.tsx'
import { BoundArea } from '#app/components/form/bound-fields.tsx'
import { BoundForm } from '#app/components/form/bound-form.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { Name } from '#app/components/ui/name.tsx'
import { Breadcrumbs } from '#app/components/ui/page-head.tsx'
import { DeclareForm } from '#app/domain/judging/forms.ts'
import { parseForm } from '#app/http/forms.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { forbidden } from '#app/http/params.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { requireMember } from '#app/server/session.server.ts'
import { declareConflicts, readDeclarations } from '#app/services/judging/declare-conflicts.server.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
	const actor = await requireMember(request, context)
	const outcome = await readDeclarations({ store: context.store, actor })
	if (!outcome.ok) throw forbidden()
	return { title: await pageTitle(request, (t) => t('judging:declarations.title')), ...outcome.value }
}

/** Declares organisations the person is tied to. */
export async function action({ request, context }: ActionFunctionArgs) {
	const actor = await requireMember(request, context)
	const submission = await parseForm(request, DeclareForm)
	if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
	const outcome = await declareConflicts({ store: context.store, actor, declared: submission.value.declared, now: context.now })
	if (outcome.ok) return redirect('/account/declarations')
	if (outcome.refusal.code === 'forbidden') throw forbidden()
	return data(submission.reply({ fieldErrors: { declared: [`declared-unknown|${outcome.refusal.name}`] } }), { status: 422 })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function Declarations() {
	const { t } = useTranslation(['judging', 'account'])
	const format = useFormat()
	const { declarations } = useLoaderData<typeof loader>()
	return (
		<NarrowPage title={t('declarations.title')} above={<Breadcrumbs items={[{ to: '/account', label: t('account:account.title') }]} />}>
			<p>{t('declarations.lead')}</p>
			{declarations.length > 0 ? (
				<ul className="rows">
					{declarations.map(({ organisation, declaredAt }) => (
						<li key={organisation.slug}>
							<Name of={organisation} />
							<span className="muted">{t('declarations.at', { day: format.day(declaredAt) })}</span>
						</li>
					))}
				</ul>
			) : (
				<p className="muted">{t('declarations.none')}</p>
			)}
			<Declaring key={declarations.length} />
		</NarrowPage>
	)
}

/** What to add; empty again once it was taken. */
function Declaring() {
	const { t } = useTranslation('judging')
	const [form, fields] = useForm({ lastResult: useActionData<typeof action>(), onValidate: ({ formData }) => parseWithZod(formData, { schema: DeclareForm }) })
	return (
		<BoundForm form={form} labels={{ declared: t('declarations.organisations') }}>
			<BoundArea field={fields.declared} label={t('declarations.organisations')} hint={t('declarations.hint')} />
			<div className="actions">
				<Button variant="primary">{t('declarations.submit')}</Button>
			</div>
		</BoundForm>
	)
}
