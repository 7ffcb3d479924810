import { kindsOf, type NotificationKind } from './news.ts'
import { type Channel, channels, type Topic, topicChannels, topics, usualChannels } from './notification.ts'

/** One kind of news under one topic, as forms, addresses and rows name it: `followed:challenge:suspended`. */
export type ChoiceKey = string
/** What a person chose: a channel for each topic, and the kinds that differ from theirs. */
export type Choices = { topics: Readonly<Record<Topic, Channel>>; kinds: ReadonlyMap<ChoiceKey, Channel> }

/** The key of a kind of news under a topic; without a dot, which forms read as a path. */
export function choiceKey(topic: Topic, kind: NotificationKind): ChoiceKey {
	return `${topic}:${kind.replace('.', ':')}`
}

const known = new Map(topics.flatMap((topic) => kindsOf(topic).map((kind) => [choiceKey(topic, kind), { topic, kind }] as const)))

/** The topic and kind a key names; undefined where the vocabulary has none such. */
export function readChoiceKey(key: string): { topic: Topic; kind: NotificationKind } | undefined {
	return known.get(key)
}

/** What a person chose by its rows: topics by their name, kinds by their key; the usual channels where there is none. */
export function choicesOf(rows: readonly { kind: string; channel: Channel }[]): Choices {
	const byKey = new Map(rows.map(({ kind, channel }) => [kind, channel]))
	const ofTopics = { ...usualChannels }
	for (const topic of topics) ofTopics[topic] = byKey.get(topic) ?? usualChannels[topic]
	return { topics: ofTopics, kinds: new Map([...byKey].filter(([key]) => known.has(key))) }
}

/** The channel by which a person hears of a kind of news under a topic: the kind's own, else the topic's. */
export function channelFor({ topics: ofTopics, kinds }: Choices, topic: Topic, kind: NotificationKind): Channel {
	return kinds.get(choiceKey(topic, kind)) ?? ofTopics[topic]
}

/** The rows that keep a choice: topics that are not as usual, kinds that are not as their topic. */
export function rowsOf({ topics: ofTopics, kinds }: Choices): { kind: string; channel: Channel }[] {
	return [
		...topics.flatMap((topic) => (ofTopics[topic] === usualChannels[topic] ? [] : [{ kind: topic, channel: ofTopics[topic] }])),
		...[...kinds].flatMap(([key, channel]) => {
			const named = readChoiceKey(key)
			return named && channel !== ofTopics[named.topic] ? [{ kind: key, channel }] : []
		}),
	]
}

/** Reads the page of choices as it was sent. What it does not know, or leaves to the topic, is no choice of its own. */
export function readChoices(sent: Readonly<Record<string, unknown>>): Choices {
	const ofTopics = { ...usualChannels }
	for (const topic of topics) ofTopics[topic] = topicChannels.find((channel) => channel === sent[topic]) ?? usualChannels[topic]
	const kinds = new Map<ChoiceKey, Channel>()
	for (const key of known.keys()) {
		const channel = channels.find((one) => one === sent[key])
		if (channel) kinds.set(key, channel)
	}
	return { topics: ofTopics, kinds }
}
