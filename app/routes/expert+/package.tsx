import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { PackageReading } from '#app/components/blind/package-reading.tsx'
import { Breadcrumbs, PageHead } from '#app/components/ui/page-head.tsx'
import { pageTitle } from '#app/http/page-title.server.ts'
import { parseParams } from '#app/http/params.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { requireMember } from '#app/server/session.server.ts'
import { readPackage } from '#app/services/blind/read-package.server.ts'

const Params = z.object({ bidId: z.string().max(60) })

/** What an expert of the panel reads of a bid. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const actor = await requireMember(request, context)
	const outcome = await readPackage({ store: context.store, vault: context.vault, actor, ...parseParams(params, Params), now: context.now })
	if (!outcome.ok) throw answerRefusal(outcome.refusal)
	const title = await pageTitle(request, (t) => t('blind:expertTitle', { code: outcome.value.reading.code }))
	return { title, ...outcome.value }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function Package() {
	const { challenge, reading } = useLoaderData<typeof loader>()
	const { t } = useTranslation(['blind', 'judging'])
	return (
		<main id="main" className="wrap">
			<Breadcrumbs
				items={[
					{ to: '/expert', label: t('judging:desk.title') },
					{ to: `/challenges/${challenge.code}`, label: challenge.title },
				]}
			/>
			<PageHead title={t('expertTitle', { code: reading.code })}>
				<span className="code">{challenge.code}</span>
			</PageHead>
			<PackageReading reading={reading} />
		</main>
	)
}
