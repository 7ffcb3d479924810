import { useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { NarrowPage } from '#app/components/account/narrow-page.tsx'
import { BoundCheck } from '#app/components/form/bound-fields.tsx'
import { BoundForm } from '#app/components/form/bound-form.tsx'
import { Banner } from '#app/components/ui/banner.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { Link } from '#app/components/ui/link.tsx'
import { Breadcrumbs } from '#app/components/ui/page-head.tsx'
import { UndertakingForm } from '#app/domain/challenge/start-form.ts'
import { parseForm } from '#app/http/forms.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { parseParams } from '#app/http/params.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { i18nFor, languageOf } from '#app/i18n/i18n.server.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { requireMember } from '#app/server/session.server.ts'
import { acceptUndertaking, readUndertaking } from '#app/services/challenge/accept-undertaking.server.ts'

const Params = z.object({ code: z.string().max(60) })

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const actor = await requireMember(request, context)
	const { code } = parseParams(params, Params)
	const outcome = await readUndertaking({ store: context.store, actor, code })
	if (!outcome.ok) throw answerRefusal(outcome.refusal)
	const { challenge, accepted } = outcome.value
	const title = await pageTitle(request, (t) => t('write:undertaking.title', { title: challenge.title }))
	return { title, challenge, accepted, words: await wordsFor(request, outcome.value) }
}

/** Records the undertaking in the words the page shows. */
export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = await requireMember(request, context)
	const { code } = parseParams(params, Params)
	const submission = await parseForm(request, UndertakingForm)
	if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
	const asked = await readUndertaking({ store: context.store, actor, code })
	if (!asked.ok) throw answerRefusal(asked.refusal)
	const outcome = await acceptUndertaking({ store: context.store, actor, code, words: await wordsFor(request, asked.value), now: context.now })
	if (!outcome.ok) throw answerRefusal(outcome.refusal)
	return redirect(`/challenges/${encodeURIComponent(code)}`)
}

type Asked = { challenge: { code: string; title: string }; organisation: string }

async function wordsFor(request: Request, { challenge: { code, title }, organisation }: Asked): Promise<string> {
	const t = i18nFor(await languageOf(request)).getFixedT(null, 'write')
	return t('undertaking.words', { organisation, code, title })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function Undertaking() {
	const { challenge, accepted, words } = useLoaderData<typeof loader>()
	const { t } = useTranslation('write')
	const format = useFormat()
	const [form, fields] = useForm({
		lastResult: useActionData<typeof action>(),
		onValidate: ({ formData }) => parseWithZod(formData, { schema: UndertakingForm }),
	})
	const back = `/challenges/${encodeURIComponent(challenge.code)}`
	return (
		<NarrowPage title={t('undertaking.title', { title: challenge.title })} above={<Breadcrumbs items={[{ to: back, label: challenge.title }]} />}>
			{accepted ? (
				<Banner tone="success">
					<p>
						{t('undertaking.accepted', { at: format.instant(accepted.at) })} <Link to={back}>{challenge.code}</Link>
					</p>
				</Banner>
			) : (
				<p>{t('undertaking.lead')}</p>
			)}
			<blockquote className="undertaking">{accepted?.words ?? words}</blockquote>
			{accepted ? null : (
				<BoundForm form={form} labels={{ agreed: t('undertaking.agree') }}>
					<BoundCheck field={fields.agreed} label={t('undertaking.agree')} />
					<div className="actions">
						<Button variant="primary">{t('undertaking.accept')}</Button>
					</div>
				</BoundForm>
			)}
		</NarrowPage>
	)
}
