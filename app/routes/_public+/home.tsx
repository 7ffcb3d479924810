import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { ChainCards } from '#app/components/chain/chain-cards.tsx'
import { ChallengeRow } from '#app/components/challenge/challenge-row.tsx'
import { CorridorLine } from '#app/components/corridor/corridor-line.tsx'
import { EventEntries } from '#app/components/event/event-entries.tsx'
import { ListEntries } from '#app/components/list/list-entries.tsx'
import { LinkButton } from '#app/components/ui/button.tsx'
import { Link } from '#app/components/ui/link.tsx'
import { headTags } from '#app/http/head-tags.ts'
import { pageHead } from '#app/http/page-head.server.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { readHome } from '#app/services/challenge/read-home.server.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
	const now = context.now()
	const head = await pageHead({ request, context, path: '/' }, (t) => ({ title: t('common:corridor'), description: t('common:home.text') }))
	return { head, ...(await readHome({ store: context.store, now })), now }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data?.head)

const steps = ['post', 'bid', 'decide', 'watch'] as const

export default function Home() {
	const { facets, cities, chains, closing, lists, nextEvent, now } = useLoaderData<typeof loader>()
	const { t } = useTranslation(['common', 'event'])
	const format = useFormat()
	return (
		<main id="main" className="wrap">
			<div className="lead">
				<h1>{t('home.lead')}</h1>
				<p className="prose muted">{t('home.text')}</p>
				<div className="actions">
					<LinkButton variant="primary" to="/challenges">
						{t('home.browse')}
					</LinkButton>
					<span className="muted">{t('home.open', { count: facets.total, money: format.fen(facets.budgetFen) })}</span>
				</div>
			</div>
			<CorridorLine
				cities={cities.map((city) => ({
					slug: city.slug,
					name: format.title(city),
					count: facets.city.get(city.slug) ?? 0,
					to: `/challenges?city=${city.slug}`,
					isSelected: false,
				}))}
			/>
			<h2>{t('home.closing')}</h2>
			{closing.length === 0 ? <p className="muted">{t('home.noClosing')}</p> : null}
			<ol className="challenge-rows">
				{closing.map((challenge) => (
					<li key={challenge.code}>
						<ChallengeRow challenge={challenge} serverNow={now} />
					</li>
				))}
			</ol>
			<div className="columns">
				<section>
					{nextEvent ? (
						<>
							<h2>{t('event:next')}</h2>
							<EventEntries events={[nextEvent]} />
							<p>
								<Link to="/events">{t('event:all')}</Link>
							</p>
						</>
					) : null}
					<h2>{t('home.lists')}</h2>
					{lists.length === 0 ? <p className="muted">{t('home.noLists')}</p> : <ListEntries lists={lists} />}
					<p>
						<Link to="/lists">{t('shell.lists')}</Link>
					</p>
				</section>
				<section>
					<h2>{t('home.chains')}</h2>
					<ChainCards chains={chains} />
				</section>
			</div>
			<h2>{t('home.how')}</h2>
			<ol className="steps">
				{steps.map((step) => (
					<li key={step}>
						<h3>{t(`home.steps.${step}.title`)}</h3>
						<p className="muted">{t(`home.steps.${step}.text`)}</p>
					</li>
				))}
			</ol>
		</main>
	)
}
