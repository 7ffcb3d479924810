import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData, useRevalidator } from '@remix-run/react'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { NarrowPage } from '#app/components/account/narrow-page.tsx'
import { useRefusalText } from '#app/components/form/refusal-text.ts'
import { KeyMaker } from '#app/components/seal/key-maker.tsx'
import { ask } from '#app/components/seal/send-part.ts'
import { Banner } from '#app/components/ui/banner.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { CheckField } from '#app/components/ui/field.tsx'
import { Breadcrumbs } from '#app/components/ui/page-head.tsx'
import { pageTitle } from '#app/http/page-title.server.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { requireMember } from '#app/server/session.server.ts'
import { readOwnKey } from '#app/services/seal/read-own-key.server.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
	const actor = await requireMember(request, context)
	const key = await readOwnKey({ store: context.store, actor })
	return { title: await pageTitle(request, (t) => t('keys:own.title')), name: `${actor.name} ${actor.organisation.name}`, key }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function OwnKey() {
	const { key, name } = useLoaderData<typeof loader>()
	const { t } = useTranslation(['keys', 'account'])
	const format = useFormat()
	const { revalidate } = useRevalidator()
	const [isRenewed, setRenewed] = useState(false)
	return (
		<NarrowPage title={t('own.title')} above={<Breadcrumbs items={[{ to: '/account', label: t('account:account.title') }]} />}>
			<p>{t('own.lead')}</p>
			<noscript>
				<p className="muted">{t('own.withoutScript')}</p>
			</noscript>
			{key ? (
				<>
					{isRenewed ? <Banner tone="success">{t('own.done')}</Banner> : null}
					<dl className="facts">
						<dt>{t('own.fingerprint')}</dt>
						<dd>
							<code className="fingerprint">{key.fingerprint}</code>
							<br />
							<span className="faint">{t('own.since', { at: format.instant(key.createdAt) })}</span>
						</dd>
					</dl>
					<h2>{t('own.renew')}</h2>
					<p>{t('own.renewText', { count: key.held.length })}</p>
					<KeyMaker
						key={key.fingerprint}
						name={name}
						renewing={{ held: key.held }}
						onDone={() => {
							setRenewed(true)
							revalidate()
						}}
					/>
					<Lost onDone={revalidate} />
				</>
			) : (
				<>
					<p>{t('own.none')}</p>
					<KeyMaker name={name} renewing={null} onDone={revalidate} />
				</>
			)}
		</NarrowPage>
	)
}

function Lost({ onDone }: { onDone: () => void }) {
	const { t } = useTranslation('keys')
	const refusalText = useRefusalText()
	const [refusal, setRefusal] = useState<{ code: string } | null>(null)
	async function submitted(event: FormEvent<HTMLFormElement>) {
		event.preventDefault()
		const answer = await ask('/account/key/keep', new URLSearchParams({ intent: 'lost' })).catch(() => ({ ok: false as const, refusal: { code: 'stale' } }))
		if (answer.ok) onDone()
		else setRefusal(answer.refusal)
	}
	return (
		<>
			<h2>{t('own.lost')}</h2>
			<p>{t('own.lostText')}</p>
			<form onSubmit={submitted}>
				{refusal ? <Banner tone="danger">{refusalText(refusal)}</Banner> : null}
				<CheckField name="lost" label={t('own.lostPledge')} required />
				<div className="actions">
					<Button variant="danger">{t('own.lostSubmit')}</Button>
				</div>
			</form>
		</>
	)
}
