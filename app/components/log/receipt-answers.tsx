import { useTranslation } from 'react-i18next'
import { fingerprintOf } from '#app/crypto/fingerprint.ts'
import type { ReceiptAnswers as Answers } from '#app/crypto/verify-receipt.ts'
import { useFormat } from '#app/i18n/use-format.ts'

type Question = Exclude<keyof Answers, 'receipt'>
type Code = Extract<Answers[Question], { ok: false }>['refusal']['code']

/** The questions about a receipt, each with its answer and the reason of a no. */
export function ReceiptAnswers({ answers }: { answers: Answers }) {
	const { t } = useTranslation('log')
	const format = useFormat()
	const { receipt, signed, included, stillInLog, isSubmitted, isOpened, isSheet } = answers
	const { kind } = receipt.leaf
	const { challenge, bid, version, at } = receipt.kind === 'sheet.receipt' ? receipt.sheet : receipt.leaf
	const moment = (instant: Date) => `${format.day(instant)} ${format.time(instant)}`
	const checkpoint = (value: { size: number; at: Date }) => ({ size: format.number(value.size), at: moment(value.at) })
	return (
		<>
			<h2>{t('verify.result')}</h2>
			<p>{t('verify.receiptIs', { kind: t(`verify.kind.${kind}`), challenge, bid, version, at: moment(new Date(at)), exact: at })}</p>
			<ul className="answers">
				<Answer question="signed" answer={signed} tell={signed.ok ? t('verify.answer.signed', checkpoint(signed.value)) : ''} />
				<Answer
					question="included"
					answer={included}
					tell={included.ok ? t('verify.answer.included', { place: format.number(included.value.index + 1), size: format.number(included.value.size) }) : ''}
				/>
				<Answer
					question="stillInLog"
					answer={stillInLog}
					tell={stillInLog?.ok ? t('verify.answer.stillInLog', checkpoint(stillInLog.value)) : t('verify.ask.stillInLog')}
				/>
				{isSheet ? <Answer question="isSheet" answer={isSheet} tell={isSheet.ok ? t('verify.answer.isSheet') : ''} /> : null}
				{isSheet ? null : (
					<Answer
						question="isSubmitted"
						answer={isSubmitted}
						tell={isSubmitted?.ok ? t('verify.answer.isSubmitted', { part: t(`verify.part.${isSubmitted.value.part}`) }) : t('verify.ask.isSubmitted')}
					/>
				)}
				{isSheet ? null : <Answer question="isOpened" answer={isOpened} tell={isOpened?.ok ? t('verify.answer.isOpened') : t('verify.ask.isOpened')} />}
			</ul>
			<p className="faint">{t('verify.ownKey', { fingerprint: fingerprintOf(receipt.logKey) })}</p>
		</>
	)
}

type AnswerProps = { question: Question; answer: { ok: true } | { ok: false; refusal: { code: Code } } | null; tell: string }

function Answer({ question, answer, tell }: AnswerProps) {
	const { t } = useTranslation('log')
	const [tone, mark, word] = answer === null ? ['', '–', t('verify.notAsked')] : answer.ok ? ['yes', '✓', t('verify.yes')] : ['no', '✗', t('verify.no')]
	return (
		<li className={tone}>
			<b>{t(`verify.question.${question}`)}</b>
			<br />
			<span aria-hidden="true">{mark}</span> {word} · {answer && !answer.ok ? t(`verify.reason.${answer.refusal.code}`) : tell}
		</li>
	)
}
