import type { ComponentProps } from 'react'
import { useTranslation } from 'react-i18next'
import type { Why } from '#app/domain/judging/own-conflicts.ts'
import { ConflictBanner } from '../judging/conflict-banner.tsx'
import { Link } from '../ui/link.tsx'
import { Breadcrumbs, EmptyState, PageHead } from '../ui/page-head.tsx'
import { Pagination } from '../ui/pagination.tsx'
import { DemoMark } from '../ui/tag.tsx'
import { ComparisonTable } from './comparison-table.tsx'

type Page = Omit<ComponentProps<typeof ComparisonTable>, 'lang'> & {
	challenge: { code: string; title: string; language: 'zh' | 'en'; isDemo: boolean }
	why: readonly Why[]
	seesOthers: boolean
	page: number
	pages: number
	count: number
	back: { to: string; label: string }
	path: string
}

/** The page of the comparison, the issuer's and the panel's. */
export function ComparisonPage({ challenge, why, seesOthers, page, pages, count, back, path, ...table }: Page) {
	const { t } = useTranslation('ranking')
	const lang = challenge.language === 'zh' ? 'zh-CN' : 'en'
	return (
		<main id="main" className="wrap landscape">
			<Breadcrumbs items={[back]} />
			<PageHead title={t('comparison.title')} actions={<Link to={back.to}>{back.label}</Link>}>
				<span className="cluster">
					<span className="code">{challenge.code}</span>
					<span lang={lang}>{challenge.title}</span>
					<DemoMark isDemo={challenge.isDemo} />
				</span>
			</PageHead>
			<ConflictBanner why={why} />
			<p className="muted">
				{t('comparison.lead', { count })} {seesOthers ? null : t('comparison.noJudgements')} {pages > 1 ? t('comparison.bestOfPage') : null}
			</p>
			{table.rows.length === 0 ? <EmptyState title={t('none')} /> : <ComparisonTable {...table} lang={lang} />}
			<Pagination page={page} pages={pages} to={(one) => `${path}?page=${one}`} />
		</main>
	)
}
