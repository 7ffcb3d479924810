import { useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { NarrowPage } from '#app/components/account/narrow-page.tsx'
import { BoundSelect, BoundText } from '#app/components/form/bound-fields.tsx'
import { BoundForm } from '#app/components/form/bound-form.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { EmptyState } from '#app/components/ui/page-head.tsx'
import { challengeKinds } from '#app/domain/challenge/challenge.ts'
import { StartForm } from '#app/domain/challenge/start-form.ts'
import { parseForm } from '#app/http/forms.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { notFound, parseSearch } from '#app/http/params.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { requireRole } from '#app/server/session.server.ts'
import { readStarting } from '#app/services/challenge/read-starting.server.ts'
import { startDemand } from '#app/services/challenge/start-demand.server.ts'

const Text = z.preprocess((value) => (Array.isArray(value) ? value[0] : value), z.string().max(60)).catch('')
const Search = z.object({ list: Text, from: Text })

export async function loader({ request, context }: LoaderFunctionArgs) {
	const actor = await requireRole(request, context, 'issuer')
	const { list, from } = parseSearch(request, Search)
	const starting = await readStarting({ store: context.store, actor, listCode: list })
	if (list !== '' && starting.list === null) throw notFound()
	return { title: await pageTitle(request, (t) => t('write:new.title')), from, ...starting }
}

export async function action({ request, context }: ActionFunctionArgs) {
	const actor = await requireRole(request, context, 'issuer')
	const { list } = parseSearch(request, Search)
	const submission = await parseForm(request, StartForm)
	if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
	const outcome = await startDemand({ store: context.store, actor, listCode: list, ...submission.value, now: context.now() })
	if (!outcome.ok) throw answerRefusal(outcome.refusal)
	return redirect(`/issuer/challenges/${outcome.value.code}/edit`)
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function NewChallenge() {
	const { list, chains, earlier, from } = useLoaderData<typeof loader>()
	const { t } = useTranslation(['write', 'challenge', 'demand'])
	const format = useFormat()
	const source = earlier.find(({ code }) => code === from)
	const [form, fields] = useForm({
		lastResult: useActionData<typeof action>(),
		defaultValue: { kind: 'research', from: source?.code ?? '', title: source?.title ?? '', chainSlug: chains[0]?.slug },
		onValidate: ({ formData }) => parseWithZod(formData, { schema: StartForm }),
	})
	if (list === null && chains.length === 0)
		return (
			<NarrowPage title={t('new.title')}>
				<EmptyState title={t('new.noChain')}>
					<p>{t('new.noChainHint')}</p>
				</EmptyState>
			</NarrowPage>
		)
	const mayNameIssuer = list !== null || chains.some(({ isLed }) => isLed)
	return (
		<NarrowPage title={t('new.title')}>
			<p>{t('new.lead')}</p>
			{list ? <p className="muted">{t('new.forList', { title: format.name({ name: list.title, nameEn: list.titleEn }) })}</p> : null}
			<BoundForm
				form={form}
				labels={{ title: t('demand:field.title') }}
				action={list ? `/issuer/challenges/new?list=${encodeURIComponent(list.code)}` : '/issuer/challenges/new'}
			>
				<BoundText field={fields.title} label={t('demand:field.title')} hint={t('hint.title')} />
				<BoundSelect
					field={fields.kind}
					label={t('demand:field.kind')}
					options={challengeKinds.map((kind) => ({ value: kind, label: t(`challenge:kind.${kind}`) }))}
				/>
				{list ? null : (
					<BoundSelect
						field={fields.chainSlug}
						label={t('new.chain')}
						hint={t('new.chainHint')}
						options={chains.map((chain) => ({ value: chain.slug, label: format.title(chain) }))}
					/>
				)}
				{mayNameIssuer ? <BoundText field={fields.issuerName} label={t('new.issuer')} hint={t('new.issuerHint')} /> : null}
				{earlier.length > 0 ? (
					<BoundSelect
						field={fields.from}
						label={t('new.from')}
						hint={t('new.fromHint')}
						placeholder={t('new.nothing')}
						options={earlier.map(({ code, title }) => ({ value: code, label: `${code} ${title}` }))}
					/>
				) : null}
				<div className="actions">
					<Button variant="primary">{t('new.start')}</Button>
				</div>
			</BoundForm>
		</NarrowPage>
	)
}
