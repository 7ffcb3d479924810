import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { VerifyTool } from '#app/components/log/verify-tool.tsx'
import { PageHead } from '#app/components/ui/page-head.tsx'
import { logKeyOf } from '#app/crypto/log-key.ts'
import { pageTitle } from '#app/http/page-title.server.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
	return { title: await pageTitle(request, (t) => t('log:verify.title')), logKey: logKeyOf(context.logSigner) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function Verify() {
	const { t } = useTranslation('log')
	const { logKey } = useLoaderData<typeof loader>()
	return (
		<main id="main" className="wrap narrow">
			<PageHead title={t('verify.title')} actions={<Link to="/log">{t('title')}</Link>}>
				{t('verify.lead')}
			</PageHead>
			<noscript>
				<div className="banner">
					<p>{t('verify.noScript')}</p>
					<p>
						<code className="long">{`npm run verify -- RECEIPT --log LOG --bid CIPHERTEXT --key ${logKey}`}</code>
					</p>
				</div>
			</noscript>
			<VerifyTool logKey={logKey} />
		</main>
	)
}
