import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { CheckpointTable } from '#app/components/log/checkpoint-table.tsx'
import { WitnessList } from '#app/components/log/witness-list.tsx'
import { Link } from '#app/components/ui/link.tsx'
import { EmptyState, PageHead } from '#app/components/ui/page-head.tsx'
import { pageTitle } from '#app/http/page-title.server.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { readLog } from '#app/services/log/read-log.server.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
	return { title: await pageTitle(request, (t) => t('log:title')), ...(await readLog({ store: context.store, signer: context.logSigner })) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function PublicLog() {
	const { t } = useTranslation('log')
	const format = useFormat()
	const { name, publicKey, fingerprint, checkpoints, witnesses } = useLoaderData<typeof loader>()
	const [newest] = checkpoints
	return (
		<main id="main" className="wrap log">
			<PageHead title={t('title')} actions={<Link to="/verify">{t('verifyLink')}</Link>} />
			<p className="measure">{t('lead')}</p>
			<section>
				<h2>{t('key.title')}</h2>
				<dl className="facts">
					<dt>{t('key.name')}</dt>
					<dd>{name}</dd>
					<dt>{t('key.publicKey')}</dt>
					<dd>
						<code className="long">{publicKey}</code>
					</dd>
					<dt>{t('key.fingerprint')}</dt>
					<dd>
						<code className="long">{fingerprint}</code>
					</dd>
				</dl>
				<p className="faint">{t('key.note')}</p>
			</section>
			{newest ? (
				<>
					<section>
						<h2>{t('newest.title')}</h2>
						<dl className="facts">
							<dt>{t('newest.size')}</dt>
							<dd>{format.number(newest.size)}</dd>
							<dt>{t('newest.root')}</dt>
							<dd>
								<code className="long">{newest.root}</code>
							</dd>
							<dt>{t('newest.at')}</dt>
							<dd>{format.instant(newest.at)}</dd>
							<dt>{t('newest.witnesses')}</dt>
							<dd>{newest.witnesses.join(' · ') || t('checkpoints.noWitness')}</dd>
						</dl>
						<p className="cluster">
							<a href="/log/checkpoint">{t('newest.note')}</a>
							<a href="/log/state">{t('newest.state')}</a>
						</p>
					</section>
					<section>
						<h2>{t('checkpoints.title')}</h2>
						<CheckpointTable checkpoints={checkpoints} />
					</section>
				</>
			) : (
				<EmptyState title={t('none.title')}>
					<p>{t('none.text')}</p>
				</EmptyState>
			)}
			<section>
				<h2>{t('witnesses.publicTitle')}</h2>
				<p className="measure">{t('witnesses.lead')}</p>
				<WitnessList witnesses={witnesses} canRetire={false} />
			</section>
		</main>
	)
}
