import { useTranslation } from 'react-i18next'
import { type EnvelopePart, entryNames } from '#app/crypto/envelope.ts'
import { currentSuite } from '#app/crypto/suite.ts'
import type { BidContent } from '#app/domain/bid/content.ts'
import { envelopeFields } from '#app/domain/seal/envelope-fields.ts'
import type { OpeningKey } from './use-sealing.ts'

type AgeRecipe = {
	bidId: string
	code: string
	keys: readonly OpeningKey[]
	ownRecipient: string | null
	indicators: readonly { id: string; name: string }[]
	content: BidContent
}

/** What to pack and which commands to give, with everything of this bid filled in; the format is that of docs/sealing.md. */
export function AgeRecipe({ bidId, code, keys, ownRecipient, indicators, content }: AgeRecipe) {
	const { t } = useTranslation('sealing')
	const { partners, ...said } = content
	const promises = Object.fromEntries(indicators.map(({ id }) => [id, content.promises[id] ?? '']))
	const header = (part: EnvelopePart) => ({
		v: 1,
		suite: currentSuite,
		part,
		challenge: code,
		bid: bidId,
		fields: envelopeFields({ ...said, promises }, part, keys.length > 1),
	})
	return (
		<details>
			<summary>{t('hand.recipe')}</summary>
			{keys.map(({ part, recipient }) => (
				<section key={part}>
					<h3>{t(`look.part.${part}`)}</h3>
					<p>{t(part === 'bid' ? 'hand.pack' : 'hand.packPrice', { file: entryNames.header })}</p>
					<pre className="recipe">{JSON.stringify(header(part), null, 2)}</pre>
					<p>{t('hand.commands')}</p>
					<pre className="recipe">{commands(part, recipient, ownRecipient)}</pre>
				</section>
			))}
			{indicators.length > 0 ? (
				<>
					<p>{t('hand.indicators')}</p>
					<ul className="bullets">
						{indicators.map(({ id, name }) => (
							<li key={id}>
								<code>{id}</code> {name}
							</li>
						))}
					</ul>
				</>
			) : null}
			<p className="muted">{t(ownRecipient === null ? 'hand.withoutOwn' : 'hand.withOwn')}</p>
		</details>
	)
}

function commands(part: EnvelopePart, recipient: string, ownRecipient: string | null): string {
	const packed = part === 'bid' ? 'bid.json files' : '-C price bid.json'
	const own = ownRecipient === null ? '' : ` \\\n    -r ${ownRecipient}`
	return `tar -b 128 -cf ${part}.tar ${packed}\nage -r ${recipient}${own} \\\n    -o ${part}.age ${part}.tar`
}
