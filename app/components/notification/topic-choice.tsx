import { useTranslation } from 'react-i18next'
import { choiceKey } from '#app/domain/notification/choices.ts'
import { kindsOf } from '#app/domain/notification/news.ts'
import { type Channel, channels, type Topic, topicChannels } from '#app/domain/notification/notification.ts'
import { ChoiceField, SelectField } from '../ui/field.tsx'
import { useKindName } from './use-kind-name.ts'

/** How a person hears of a topic and, unfolded, of each kind of news under it that is to differ. */
export function TopicChoice({ topic, chosen, kinds, isOpen }: { topic: Topic; chosen: Channel; kinds: Readonly<Record<string, Channel>>; isOpen: boolean }) {
	const { t } = useTranslation('news')
	const kindName = useKindName()
	const rows = kindsOf(topic).map((kind) => ({ kind, key: choiceKey(topic, kind) }))
	const differing = rows.filter(({ key }) => kinds[key]).length
	return (
		<section>
			<ChoiceField
				legend={t(`choices.topic.${topic}.name`)}
				hint={t(`choices.topic.${topic}.hint`)}
				type="radio"
				name={topic}
				options={topicChannels.map((channel) => ({ value: channel, label: t(`choices.channel.${channel}`) }))}
				chosen={[chosen]}
			/>
			<details open={isOpen || undefined}>
				<summary>{differing > 0 ? t('choices.differing', { count: differing }) : t('choices.kinds')}</summary>
				{rows.map(({ kind, key }) => (
					<SelectField
						key={key}
						label={kindName(kind)}
						name={key}
						defaultValue={kinds[key] ?? ''}
						options={[{ value: '', label: t('choices.asTopic') }, ...channels.map((channel) => ({ value: channel, label: t(`choices.channel.${channel}`) }))]}
					/>
				))}
			</details>
		</section>
	)
}
