import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { NarrowPage } from '#app/components/account/narrow-page.tsx'
import { LinkButton } from '#app/components/ui/button.tsx'
import { Link } from '#app/components/ui/link.tsx'
import { pageTitle } from '#app/http/page-title.server.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
	return { title: await pageTitle(request, (t) => t('account:register.received.title')), hasMailFolder: context.mailFolder !== null }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

/** The same for everyone who registers, whatever became of it. */
export default function RegisterReceived() {
	const { t } = useTranslation(['account', 'news'])
	const { hasMailFolder } = useLoaderData<typeof loader>()
	return (
		<NarrowPage title={t('register.received.title')}>
			<p>{t('register.received.text')}</p>
			<p>{t('register.received.next')}</p>
			<p className="actions">
				<LinkButton to="/login" variant="primary">
					{t('login.submit')}
				</LinkButton>
			</p>
			<p className="aside">{t('register.received.noMail')}</p>
			{hasMailFolder ? (
				<p>
					<Link to="/mail-folder">{t('news:folder.open')}</Link>
				</p>
			) : null}
		</NarrowPage>
	)
}
