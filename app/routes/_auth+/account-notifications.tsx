import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { NarrowPage } from '#app/components/account/narrow-page.tsx'
import { TopicChoice } from '#app/components/notification/topic-choice.tsx'
import { useKindName } from '#app/components/notification/use-kind-name.ts'
import { Banner } from '#app/components/ui/banner.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { Breadcrumbs } from '#app/components/ui/page-head.tsx'
import { channelFor, readChoiceKey, readChoices } from '#app/domain/notification/choices.ts'
import { topics } from '#app/domain/notification/notification.ts'
import { formEntries } from '#app/http/entries.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { parseSearch } from '#app/http/params.ts'
import { requireMember } from '#app/server/session.server.ts'
import { chooseChannels } from '#app/services/notification/choose-channels.server.ts'
import { readOwnChoices } from '#app/services/notification/read-choices.server.ts'

const Search = z.object({
	saved: z.preprocess((value) => value !== undefined, z.boolean()),
	/** The kind of news the mail was about that led here. */
	about: z.preprocess((value) => (Array.isArray(value) ? value[0] : value), z.string().max(100).optional()).catch(undefined),
})

export async function loader({ request, context }: LoaderFunctionArgs) {
	const actor = await requireMember(request, context)
	const { saved, about } = parseSearch(request, Search)
	const choices = await readOwnChoices({ store: context.store, actor })
	const named = about ? readChoiceKey(about) : undefined
	return {
		title: await pageTitle(request, (t) => t('news:choices.title')),
		topics: choices.topics,
		kinds: Object.fromEntries(choices.kinds),
		about: about && named ? { key: about, ...named, channel: channelFor(choices, named.topic, named.kind) } : null,
		isSaved: saved,
	}
}

/** Every answer is a choice among buttons, so a reader's form has nothing to be refused for. */
export async function action({ request, context }: ActionFunctionArgs) {
	const actor = await requireMember(request, context)
	await chooseChannels({ store: context.store, actor, choices: readChoices(await formEntries(request)) })
	return redirect('/account/notifications?saved')
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function Notifications() {
	const { t } = useTranslation('news')
	const { topics: chosen, kinds, about, isSaved } = useLoaderData<typeof loader>()
	return (
		<NarrowPage title={t('choices.title')} above={<Breadcrumbs items={[{ to: '/inbox', label: t('inbox.title') }]} />}>
			{isSaved ? <Banner tone="success">{t('choices.saved')}</Banner> : null}
			<Quiet />
			<p>{t('choices.lead')}</p>
			<Form method="post" className="channel-choices">
				{topics.map((topic) => (
					<TopicChoice key={topic} topic={topic} chosen={chosen[topic]} kinds={kinds} isOpen={about?.topic === topic} />
				))}
				<div className="actions">
					<Button variant="primary">{t('choices.submit')}</Button>
				</div>
			</Form>
		</NarrowPage>
	)
}

/** For whoever comes from a mail: one click and its kind sends no more. */
function Quiet() {
	const { t } = useTranslation('news')
	const kindName = useKindName()
	const { about } = useLoaderData<typeof loader>()
	if (!about) return null
	const isMailed = about.channel === 'mail' || about.channel === 'digest'
	const told = { kind: kindName(about.kind), topic: t(`choices.topic.${about.topic}.name`) }
	return (
		<Banner tone={isMailed ? 'info' : 'success'}>
			<p>{isMailed ? t('choices.about', told) : t('choices.isQuiet', told)}</p>
			{isMailed ? (
				<Form method="post" action="/account/notifications/quiet">
					<input type="hidden" name="about" value={about.key} />
					<Button variant="primary">{t('choices.quiet')}</Button>
				</Form>
			) : null}
		</Banner>
	)
}
