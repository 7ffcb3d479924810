import { useTranslation } from 'react-i18next'
import type { EnvelopePart } from '#app/crypto/envelope.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { Link } from '../ui/link.tsx'

type Described = {
	keys: readonly { part: EnvelopePart; fingerprint: string }[]
	holders: readonly { number: number; name: string; organisation: { slug: string; name: string; nameEn: string | null } }[]
}

/** The opening keys of a challenge: their fingerprints and who holds shares; `recordAt` where their record is another page. */
export function OpeningKeys({ opening, recordAt }: { opening: Described; recordAt?: string }) {
	const { t } = useTranslation('keys')
	const format = useFormat()
	return (
		<section aria-labelledby="opening-keys">
			<h2 id="opening-keys">{t('public.title')}</h2>
			<p className="muted">{t('public.text')}</p>
			<dl className="facts">
				{opening.keys.map(({ part, fingerprint }) => (
					<div key={part}>
						<dt>{part === 'price' ? t('public.price') : t('public.fingerprint')}</dt>
						<dd>
							<code className="fingerprint">{fingerprint}</code>
						</dd>
					</div>
				))}
			</dl>
			<ol>
				{opening.holders.map(({ number, name, organisation }) => (
					<li key={number}>
						{format.name(organisation)} · {name}
					</li>
				))}
			</ol>
			{recordAt ? (
				<p className="no-print">
					<Link to={recordAt}>{t('public.record')}</Link>
				</p>
			) : null}
		</section>
	)
}
