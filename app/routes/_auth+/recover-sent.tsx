import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { NarrowPage } from '#app/components/account/narrow-page.tsx'
import { Link } from '#app/components/ui/link.tsx'
import { pageTitle } from '#app/http/page-title.server.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
	return { title: await pageTitle(request, (t) => t('account:recover.sent.title')), hasMailFolder: context.mailFolder !== null }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

/** The same for every address, whether or not it has an account. */
export default function RecoverSent() {
	const { t } = useTranslation(['account', 'news'])
	const { hasMailFolder } = useLoaderData<typeof loader>()
	return (
		<NarrowPage title={t('recover.sent.title')}>
			<p>{t('recover.sent.text')}</p>
			<p className="aside">{t('recover.sent.again')}</p>
			{hasMailFolder ? (
				<p>
					<Link to="/mail-folder">{t('news:folder.open')}</Link>
				</p>
			) : null}
		</NarrowPage>
	)
}
