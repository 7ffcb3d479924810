import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Link } from '#app/components/ui/link.tsx'
import { EmptyState, PageHead } from '#app/components/ui/page-head.tsx'
import { pageTitle } from '#app/http/page-title.server.ts'
import { notFound } from '#app/http/params.ts'
import { useFormat } from '#app/i18n/use-format.ts'

const most = 100

export async function loader({ request, context }: LoaderFunctionArgs) {
	if (!context.mailFolder) throw notFound()
	const found = await context.mailFolder.list(most + 1)
	const mails = found.slice(0, most).map(({ id, to, subject, at }) => ({ id, to, subject, at }))
	return { title: await pageTitle(request, (t) => t('news:folder.title')), mails, hasMore: found.length > most }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

/** The mail of a demo without a mail server. */
export default function MailFolder() {
	const { t } = useTranslation('news')
	const format = useFormat()
	const { mails, hasMore } = useLoaderData<typeof loader>()
	return (
		<main id="main" className="wrap">
			<PageHead title={t('folder.title')}>{t('folder.lead')}</PageHead>
			{mails.length === 0 ? (
				<EmptyState title={t('folder.empty.title')}>
					<p>{t('folder.empty.text')}</p>
				</EmptyState>
			) : (
				<table className="stacked">
					<thead>
						<tr>
							<th scope="col">{t('folder.subject')}</th>
							<th scope="col">{t('folder.to')}</th>
							<th scope="col">{t('folder.at')}</th>
						</tr>
					</thead>
					<tbody>
						{mails.map(({ id, to, subject, at }) => (
							<tr key={id}>
								<th scope="row">
									<Link to={`/mail-folder/${id}`}>{subject}</Link>
								</th>
								<td data-label={t('folder.to')}>{to}</td>
								<td data-label={t('folder.at')}>{format.instant(at)}</td>
							</tr>
						))}
					</tbody>
				</table>
			)}
			{hasMore ? <p className="muted">{t('folder.more', { count: mails.length })}</p> : null}
		</main>
	)
}
