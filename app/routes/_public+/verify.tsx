import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { VerifyTool } from '#app/components/log/verify-tool.tsx'
import { Banner } from '#app/components/ui/banner.tsx'
import { Link } from '#app/components/ui/link.tsx'
import { PageHead } from '#app/components/ui/page-head.tsx'
import { logKeyOf } from '#app/crypto/log-key.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { parseSearch } from '#app/http/params.ts'
import { receiptByCode } from '#app/services/log/read-receipt.server.ts'

const Search = z.object({
	receipt: z.preprocess((value) => (Array.isArray(value) ? value[0] : value), z.string().trim().toUpperCase().max(40)).catch(''),
})

export async function loader({ request, context }: LoaderFunctionArgs) {
	const { store, logSigner: signer } = context
	const { receipt: code } = parseSearch(request, Search)
	const receipt = code === '' ? null : await receiptByCode({ store, signer, code })
	return { title: await pageTitle(request, (t) => t('log:verify.title')), logKey: logKeyOf(signer), code, receipt: receipt?.text ?? null }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function Verify() {
	const { t } = useTranslation('log')
	const { logKey, code, receipt } = useLoaderData<typeof loader>()
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
			{code !== '' && receipt === null ? <Banner tone="warn">{t('verify.unknownCode', { code })}</Banner> : null}
			<VerifyTool logKey={logKey} given={receipt === null ? null : { code, receipt }} />
		</main>
	)
}
