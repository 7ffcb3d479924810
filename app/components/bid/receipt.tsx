import { useTranslation } from 'react-i18next'
import type { EnvelopePart } from '#app/crypto/envelope.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { Button } from '../ui/button.tsx'
import { Link } from '../ui/link.tsx'

/** A QR code: `size` units wide and high, `path` its dark modules. */
type QrCode = { size: number; path: string }

type Receipted = {
	receiptCode: string
	sealedAt: Date
	bidder: string
	challenge: { code: string; title: string; language: 'zh' | 'en' }
	/** What of it stands in the public log, and where a stranger checks it; null where it stands in none. */
	logged: { parts: readonly { part: EnvelopePart; sha256: string }[]; address: string; qr: QrCode } | null
	bidId: string
	files: readonly { id: string; name: string; sha256: string }[]
}

/** The receipt of a submitted bid (回执), made to be printed: what was submitted when, and by which code it is known. */
export function Receipt({ bidId, logged, receiptCode, sealedAt, bidder, challenge, files }: Receipted) {
	const { t } = useTranslation('bid')
	const format = useFormat()
	return (
		<section className="receipt" aria-labelledby="receipt">
			<h2 id="receipt">{t('receipt.title')}</h2>
			<p className="receipt-code">{receiptCode}</p>
			<dl className="facts">
				<dt>{t('receipt.challenge')}</dt>
				<dd>
					{challenge.code} <span lang={challenge.language === 'zh' ? 'zh-CN' : 'en'}>{challenge.title}</span>
				</dd>
				<dt>{t('receipt.bidder')}</dt>
				<dd>{bidder}</dd>
				<dt>{t('receipt.at')}</dt>
				<dd>{t('receipt.beijing', { at: `${format.day(sealedAt)} ${format.time(sealedAt)}` })}</dd>
				{files.length > 0 ? (
					<>
						<dt>{t('receipt.files')}</dt>
						<dd>
							<ul>
								{files.map((file) => (
									<li key={file.id}>
										{file.name} <code className="fingerprint">{file.sha256}</code>
									</li>
								))}
							</ul>
						</dd>
					</>
				) : null}
				{logged ? (
					<>
						<dt>{t('receipt.fingerprint')}</dt>
						<dd>
							{logged.parts.map(({ part, sha256 }) => (
								<code key={part} className="fingerprint">
									{sha256}
								</code>
							))}
						</dd>
					</>
				) : null}
			</dl>
			<p className="faint no-print">{t('receipt.hint')}</p>
			{logged ? (
				<figure className="receipt-check">
					<svg role="img" aria-label={t('receipt.qr')} viewBox={`0 0 ${logged.qr.size} ${logged.qr.size}`}>
						<path d={logged.qr.path} />
					</svg>
					<figcaption>
						{t('receipt.check')} <Link to={`/verify?receipt=${receiptCode}`}>{logged.address}</Link>
					</figcaption>
				</figure>
			) : null}
			{logged ? (
				<p className="no-print">
					<a href={`/bids/${bidId}/receipt`} download>
						{t('receipt.file')}
					</a>
				</p>
			) : null}
			<p className="no-print">
				<Button type="button" onClick={() => window.print()}>
					{t('receipt.print')}
				</Button>
			</p>
		</section>
	)
}
