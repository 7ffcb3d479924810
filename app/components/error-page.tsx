import { useTranslation } from 'react-i18next'
import { Link } from './ui/link.tsx'
import { PageHead } from './ui/page-head.tsx'

const kinds = { 403: 'forbidden', 404: 'notFound' } as const

/** What a reader sees instead of a page that cannot be shown. */
export function ErrorPage({ status }: { status: number }) {
	const { t } = useTranslation(['common', 'account'])
	const kind = status === 403 || status === 404 ? kinds[status] : 'failed'
	return (
		<main id="main" className="wrap">
			<PageHead title={t(`error.${kind}.title`)}>{t(`error.${kind}.text`)}</PageHead>
			<p>
				{kind === 'forbidden' ? (
					<>
						<Link to="/account">{t('account:account.title')}</Link> ·{' '}
					</>
				) : null}
				<Link to="/challenges">{t('error.challenges')}</Link> · <Link to="/">{t('error.home')}</Link>
			</p>
		</main>
	)
}
