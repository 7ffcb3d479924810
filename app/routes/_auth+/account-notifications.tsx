import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { NarrowPage } from '#app/components/account/narrow-page.tsx'
import { Banner } from '#app/components/ui/banner.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { ChoiceField } from '#app/components/ui/field.tsx'
import { Breadcrumbs } from '#app/components/ui/page-head.tsx'
import { ChoicesForm } from '#app/domain/notification/forms.ts'
import { channels, topics } from '#app/domain/notification/notification.ts'
import { parseForm } from '#app/http/forms.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { parseSearch } from '#app/http/params.ts'
import { requireMember } from '#app/server/session.server.ts'
import { chooseChannels } from '#app/services/notification/choose-channels.server.ts'
import { readChoices } from '#app/services/notification/read-choices.server.ts'

const Search = z.object({ saved: z.preprocess((value) => value !== undefined, z.boolean()) })

export async function loader({ request, context }: LoaderFunctionArgs) {
	const actor = await requireMember(request, context)
	const { saved } = parseSearch(request, Search)
	return { title: await pageTitle(request, (t) => t('news:choices.title')), choices: await readChoices({ store: context.store, actor }), isSaved: saved }
}

export async function action({ request, context }: ActionFunctionArgs) {
	const actor = await requireMember(request, context)
	const submission = await parseForm(request, ChoicesForm)
	if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
	await chooseChannels({ store: context.store, actor, choices: submission.value })
	return redirect('/account/notifications?saved')
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

/** Every answer is a choice among radio buttons, so a reader's form has nothing to be refused for. */
export default function Notifications() {
	const { t } = useTranslation('news')
	const { choices, isSaved } = useLoaderData<typeof loader>()
	return (
		<NarrowPage title={t('choices.title')} above={<Breadcrumbs items={[{ to: '/inbox', label: t('inbox.title') }]} />}>
			{isSaved ? <Banner tone="success">{t('choices.saved')}</Banner> : null}
			<p>{t('choices.lead')}</p>
			<Form method="post" className="channel-choices">
				{topics.map((topic) => (
					<ChoiceField
						key={topic}
						legend={t(`choices.topic.${topic}.name`)}
						hint={t(`choices.topic.${topic}.hint`)}
						type="radio"
						name={topic}
						options={channels.map((channel) => ({ value: channel, label: t(`choices.channel.${channel}`) }))}
						chosen={[choices[topic]]}
					/>
				))}
				<div className="actions">
					<Button variant="primary">{t('choices.submit')}</Button>
				</div>
			</Form>
		</NarrowPage>
	)
}
