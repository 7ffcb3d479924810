import { useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { BoundText } from '#app/components/form/bound-fields.tsx'
import { BoundForm } from '#app/components/form/bound-form.tsx'
import { WitnessList } from '#app/components/log/witness-list.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { Link } from '#app/components/ui/link.tsx'
import { PageHead } from '#app/components/ui/page-head.tsx'
import { WitnessForm } from '#app/domain/log/witness-form.ts'
import { parseForm } from '#app/http/forms.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { forbidden } from '#app/http/params.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { requireMember } from '#app/server/session.server.ts'
import { addWitness } from '#app/services/log/add-witness.server.ts'
import { readOwnWitnesses } from '#app/services/log/read-witnesses.server.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
	const actor = await requireMember(request, context)
	const outcome = await readOwnWitnesses({ store: context.store, actor })
	if (!outcome.ok) throw forbidden()
	return { title: await pageTitle(request, (t) => t('log:witnesses.title')), witnesses: outcome.value, server: context.origin }
}

export async function action({ request, context }: ActionFunctionArgs) {
	const actor = await requireMember(request, context)
	const submission = await parseForm(request, WitnessForm)
	if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
	const outcome = await addWitness({ store: context.store, signer: context.logSigner, actor, ...submission.value, now: context.now })
	if (outcome.ok) return redirect('/bureau/witnesses')
	if (outcome.refusal.code === 'forbidden') throw answerRefusal(outcome.refusal)
	return data(submission.reply({ fieldErrors: { publicKey: [outcome.refusal.code] } }), { status: 422 })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function Witnesses() {
	const { t } = useTranslation('log')
	const { witnesses, server } = useLoaderData<typeof loader>()
	const [form, fields] = useForm({ lastResult: useActionData<typeof action>(), onValidate: ({ formData }) => parseWithZod(formData, { schema: WitnessForm }) })
	return (
		<main id="main" className="wrap log">
			<PageHead title={t('witnesses.title')} actions={<Link to="/log">{t('title')}</Link>}>
				{t('witnesses.lead')}
			</PageHead>
			<WitnessList witnesses={witnesses} canRetire />
			<section className="narrow">
				<h2>{t('witnesses.add')}</h2>
				<p>{t('witnesses.own')}</p>
				<p>
					<code className="long">{`npm run witness -- --server ${server} --key witness.key --state witness.json`}</code>
				</p>
				<BoundForm form={form} labels={{ publicKey: t('witnesses.publicKey') }}>
					<BoundText field={fields.publicKey} label={t('witnesses.publicKey')} hint={t('witnesses.hint')} autoComplete="off" spellCheck={false} />
					<div className="actions">
						<Button variant="primary">{t('witnesses.submit')}</Button>
					</div>
				</BoundForm>
			</section>
		</main>
	)
}
