import { useTranslation } from 'react-i18next'
import type { AwardStatus } from '#app/domain/award/lifecycle.ts'
import type { Period } from '#app/domain/calendar/working-days.ts'
import type { ObjectionOutcome } from '#app/domain/objection/forms.ts'
import type { ObjectionStatus } from '#app/domain/objection/lifecycle.ts'
import type { RulePack } from '#app/domain/rules/rule-pack.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import type { useRuleTexts } from '../rules/use-rule-texts.ts'
import { LinkButton } from '../ui/button.tsx'
import { Link } from '../ui/link.tsx'
import { Tag } from '../ui/tag.tsx'
import { NoticeClock } from './notice-clock.tsx'
import { type Placed, PlacedNames } from './placed-names.tsx'

type Notice = {
	award: { status: AwardStatus; reason: string; period: Period; noticeEndsAt: Date | null; daysLeft: number | null }
	winners: readonly Placed[]
	reserves: readonly Placed[]
	openCount: number
	outcomes: { number: number; outcome: ObjectionOutcome; answer: string; decidedAt: Date | null }[]
	own: { id: string; number: number; status: ObjectionStatus }[]
	mayObject: boolean
	isOpen: boolean
	pack: Pick<RulePack, 'owner' | 'version' | 'source'>
}

/** The public notice of a proposed award, with its clock, the decided objections, and how to object. */
export function NoticeSection({ notice, code, lang, texts }: { notice: Notice; code: string; lang: string; texts: ReturnType<typeof useRuleTexts> }) {
	const { t } = useTranslation(['notice', 'rules'])
	const { award, winners, reserves, openCount, outcomes, own, mayObject, isOpen, pack } = notice
	const format = useFormat()
	return (
		<section className={isOpen ? 'banner' : 'banner plain'}>
			<h2>
				{t('section')} <Tag tone={award.status === 'stopped' ? 'warn' : 'blue'}>{t(`status.${award.status}`)}</Tag>
			</h2>
			<NoticeClock award={award} openCount={openCount} />
			<dl className="facts">
				<dt>{t(award.status === 'final' ? 'winnerFinal' : 'winner')}</dt>
				<dd>
					<PlacedNames placed={winners} /> {winners.length > 1 ? <Tag>{t('race')}</Tag> : null}
				</dd>
				{reserves.length > 0 ? (
					<>
						<dt>{t('reserves')}</dt>
						<dd>
							<PlacedNames placed={reserves} />
						</dd>
					</>
				) : null}
				<dt>{t('reason')}</dt>
				<dd className="prose" lang={lang}>
					{award.reason}
				</dd>
				<dt>{t('basis')}</dt>
				<dd>
					<Link to={`/rules/${pack.owner}`}>{texts.packName(pack)}</Link> · {pack.source}
				</dd>
				{outcomes.map(({ number, outcome, answer, decidedAt }) => (
					<div key={number}>
						<dt>{t('outcomeOf', { number })}</dt>
						<dd>
							{t(`outcome.${outcome}`)} {decidedAt ? format.day(decidedAt) : null}
							<p className="prose" lang={lang}>
								{answer}
							</p>
						</dd>
					</div>
				))}
			</dl>
			{own.length > 0 ? (
				<ul className="bullets">
					{own.map(({ id, number, status }) => (
						<li key={id}>
							<Link to={`/objections/${id}`}>{t('own', { number })}</Link> · {t(`objection.status.${status}`)}
						</li>
					))}
				</ul>
			) : null}
			{isOpen ? (
				<div className="actions no-print">
					{mayObject ? (
						<LinkButton to={`/challenges/${code}/objections/new`}>{t('object')}</LinkButton>
					) : (
						<small className="faint">{t('objection.signIn')}</small>
					)}
					<LinkButton variant="link" to={`/challenges/${code}/tips/new`}>
						{t('tip')}
					</LinkButton>
				</div>
			) : null}
			{isOpen ? <small className="faint">{t('hidden')}</small> : null}
		</section>
	)
}
