import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { NarrowPage } from '#app/components/account/narrow-page.tsx'
import { Breadcrumbs } from '#app/components/ui/page-head.tsx'
import { pageTitle } from '#app/http/page-title.server.ts'
import { notFound, parseParams } from '#app/http/params.ts'
import { useFormat } from '#app/i18n/use-format.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const { mailId } = parseParams(params, z.object({ mailId: z.string().max(60) }))
	const mail = await context.mailFolder?.find(mailId)
	if (!mail) throw notFound()
	return { title: await pageTitle(request, () => mail.subject), mail }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function MailFolderMail() {
	const { t } = useTranslation('news')
	const format = useFormat()
	const { mail } = useLoaderData<typeof loader>()
	return (
		<NarrowPage title={mail.subject} above={<Breadcrumbs items={[{ to: '/mail-folder', label: t('folder.title') }]} />}>
			<dl className="facts">
				<dt>{t('folder.to')}</dt>
				<dd>{mail.to}</dd>
				<dt>{t('folder.at')}</dt>
				<dd>{format.instant(mail.at)}</dd>
			</dl>
			<p className="mail-text">
				<Linked text={mail.text} />
			</p>
		</NarrowPage>
	)
}

/** Text with its addresses as links. */
function Linked({ text }: { text: string }) {
	const [before, address, ...after] = text.split(/(https?:\/\/\S+)/)
	if (!address) return before
	return (
		<>
			{before}
			<a href={address}>{address}</a>
			<Linked text={after.join('')} />
		</>
	)
}
