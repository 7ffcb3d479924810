import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { ChallengeRow } from '#app/components/challenge/challenge-row.tsx'
import { ListEntries } from '#app/components/list/list-entries.tsx'
import { FollowButton } from '#app/components/notification/follow-button.tsx'
import { Link } from '#app/components/ui/link.tsx'
import { Breadcrumbs, PageHead } from '#app/components/ui/page-head.tsx'
import { headTags } from '#app/http/head-tags.ts'
import { pageHead } from '#app/http/page-head.server.ts'
import { parseParams } from '#app/http/params.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { titleIn } from '#app/i18n/format.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { getActor } from '#app/server/session.server.ts'
import { readChain } from '#app/services/chain/read-chain.server.ts'

const Params = z.object({ slug: z.string().max(100) })

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const { slug } = parseParams(params, Params)
	const now = context.now()
	const outcome = await readChain({ store: context.store, actor: await getActor(context), slug, now })
	if (!outcome.ok) throw answerRefusal(outcome.refusal)
	const { chain } = outcome.value
	const head = await pageHead({ request, context, path: `/chains/${slug}` }, (t, language) => ({
		title: titleIn(language, chain),
		description: t('organisation:chain.subtitle'),
	}))
	return { head, ...outcome.value, now }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data?.head)

export default function Chain() {
	const { chain, members, lists, challenges, openCount, following, now } = useLoaderData<typeof loader>()
	const { t } = useTranslation('organisation')
	const format = useFormat()
	return (
		<main id="main" className="wrap">
			<Breadcrumbs items={[{ to: '/chains', label: t('chain.title') }]} />
			<PageHead title={format.title(chain)} actions={<FollowButton kind="chain" name={chain.slug} following={following} to={`/chains/${chain.slug}`} />}>
				{chain.leadName && chain.leadSlug ? (
					<>
						{t('chain.lead')} · <Link to={`/organisations/${chain.leadSlug}`}>{format.name({ name: chain.leadName, nameEn: chain.leadNameEn })}</Link>
					</>
				) : null}
			</PageHead>
			<h2>{t('chain.open')}</h2>
			{challenges.length === 0 ? <p className="muted">{t('chain.noOpen')}</p> : null}
			<ol className="challenge-rows">
				{challenges.map((challenge) => (
					<li key={challenge.code}>
						<ChallengeRow challenge={challenge} serverNow={now} />
					</li>
				))}
			</ol>
			{openCount > challenges.length ? (
				<p>
					<Link to={`/challenges?chain=${chain.slug}`}>{t('chain.allOpen', { count: openCount })}</Link>
				</p>
			) : null}
			<h2>{t('chain.lists')}</h2>
			{lists.length === 0 ? <p className="muted">{t('chain.noLists')}</p> : <ListEntries lists={lists} />}
			<h2>
				{t('chain.members')} <small>{t('chain.memberCount', { count: members.length })}</small>
			</h2>
			{members.length === 0 ? <p className="muted">{t('chain.noMembers')}</p> : null}
			<ul className="member-list">
				{members.map((member) => (
					<li key={member.slug}>
						<Link to={`/organisations/${member.slug}`}>{format.name(member)}</Link>
					</li>
				))}
			</ul>
		</main>
	)
}
