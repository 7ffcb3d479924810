import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/i18n/use-format.ts'
import { Button } from '../ui/button.tsx'

type Receipted = {
	receiptCode: string
	sealedAt: Date
	bidder: string
	challenge: { code: string; title: string; language: 'zh' | 'en' }
	/** Whether it stands in the public log, so that there is a file to check it by. */
	isLogged: boolean
	bidId: string
	files: readonly { id: string; name: string; sha256: string }[]
}

/** The receipt of a submitted bid (回执), made to be printed: what was submitted when, and by which code it is known. */
export function Receipt({ bidId, isLogged, receiptCode, sealedAt, bidder, challenge, files }: Receipted) {
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
			</dl>
			<p className="faint no-print">{t('receipt.hint')}</p>
			{isLogged ? (
				<p className="no-print">
					<a href={`/bids/${bidId}/receipt`} download>
						{t('receipt.file')}
					</a>{' '}
					· <Link to="/verify">{t('receipt.verify')}</Link>
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
