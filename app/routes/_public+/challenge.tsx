import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { NoticeSection } from '#app/components/award/notice-section.tsx'
import { PlacedNames } from '#app/components/award/placed-names.tsx'
import { ChallengeContent } from '#app/components/challenge/challenge-content.tsx'
import { ChallengeRail } from '#app/components/challenge/challenge-rail.tsx'
import { Countdown } from '#app/components/challenge/countdown.tsx'
import { HaltLinks } from '#app/components/challenge/halt-links.tsx'
import { KeptBackNote } from '#app/components/challenge/kept-back.tsx'
import { Money } from '#app/components/challenge/money.tsx'
import { NextAction, NextStepBox } from '#app/components/challenge/next-step.tsx'
import { StatusTag } from '#app/components/challenge/status-tag.tsx'
import { ClarificationLinks, ClarifiedIndicators, ClarifiedNotice } from '#app/components/clarification/challenge-clarifications.tsx'
import { FollowButton } from '#app/components/notification/follow-button.tsx'
import { ReturnReasons } from '#app/components/review/field-notes.tsx'
import { ReviewBox } from '#app/components/review/review-box.tsx'
import { useRuleTexts } from '#app/components/rules/use-rule-texts.ts'
import { OpeningKeys } from '#app/components/seal/opening-keys.tsx'
import { LinkButton } from '#app/components/ui/button.tsx'
import { Link } from '#app/components/ui/link.tsx'
import { Name } from '#app/components/ui/name.tsx'
import { ChainMark, DemoMark, Tag } from '#app/components/ui/tag.tsx'
import { packOf } from '#app/domain/rules/rule-pack.ts'
import { headTags } from '#app/http/head-tags.ts'
import { pageHead } from '#app/http/page-head.server.ts'
import { parseParams } from '#app/http/params.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { getActor } from '#app/server/session.server.ts'
import { readChallenge } from '#app/services/challenge/read-challenge.server.ts'
import { readOpeningKeys } from '#app/services/seal/read-opening.server.ts'

const Params = z.object({ code: z.string().max(60) })

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const { code } = parseParams(params, Params)
	const now = context.now()
	const actor = await getActor(context)
	const outcome = await readChallenge({ store: context.store, actor, code, now })
	if (!outcome.ok) throw answerRefusal(outcome.refusal)
	const { challenge } = outcome.value
	const head = await pageHead({ request, context, path: `/challenges/${encodeURIComponent(challenge.code)}` }, () => ({
		title: challenge.title,
		description: challenge.problem,
	}))
	return { head, ...outcome.value, opening: await readOpeningKeys({ store: context.store, challengeId: challenge.id }), isSignedIn: actor.kind === 'user', now }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data?.head)

export default function Challenge() {
	const {
		challenge,
		indicators,
		list,
		chain,
		rail,
		canChange,
		canMoveDeadline,
		clarified,
		haltCommands,
		canReadList,
		canRelist,
		lineage,
		following,
		canDecide,
		nextStep,
		review,
		canReadVersions,
		canReadPanel,
		ownBidId,
		notice,
		opening,
		cities,
		files,
		kept,
		mayUndertake,
		isSignedIn,
		now,
	} = useLoaderData<typeof loader>()
	const { t } = useTranslation(['challenge', 'halt', 'question', 'review', 'judging'])
	const format = useFormat()
	const texts = useRuleTexts(cities)
	const content = challenge.language === 'zh' ? 'zh-CN' : 'en'
	return (
		<main id="main" className="wrap">
			<p className="cluster faint crumbs">
				<span className="code">{challenge.code}</span>
				{chain ? <ChainMark hue={chain.hue} name={format.title(chain)} /> : null}
				{list.isCollection ? null : canReadList ? (
					<Link to={`/lists/${encodeURIComponent(list.code)}`}>
						<Name of={{ name: list.title, nameEn: list.titleEn }} />
					</Link>
				) : (
					<Name of={{ name: list.title, nameEn: list.titleEn }} />
				)}
				<StatusTag status={challenge.status} />
				{challenge.round > 1 ? <Tag>{t('halt:lineage.round', { round: challenge.round })}</Tag> : null}
				{lineage.previous ? <Link to={`/challenges/${lineage.previous.code}`}>{t('halt:lineage.previous', lineage.previous)}</Link> : null}
				{lineage.next ? <Link to={`/challenges/${lineage.next.code}`}>{t('halt:lineage.next', lineage.next)}</Link> : null}
				<DemoMark isDemo={challenge.isDemo} />
			</p>
			<h1 lang={content}>{challenge.title}</h1>
			{list.origin === 'corridor' ? <ChallengeRail rail={rail} /> : null}
			{review?.returned ? <ReturnReasons returned={review.returned} cities={cities} /> : null}
			<div className="detail">
				<div>
					<Outcome />
					<ClarifiedNotice code={challenge.code} last={clarified.last} />
					{notice && (notice.award.status !== 'final' || notice.outcomes.length > 0) ? (
						<NoticeSection notice={notice} code={challenge.code} lang={content} texts={texts} />
					) : null}
					{indicators.length > 0 || challenge.indicatorText ? (
						<h2>
							{t('page.wanted')} <small>{t('page.spine')}</small>
						</h2>
					) : null}
					{indicators.length > 0 ? <ClarifiedIndicators indicators={indicators} by={clarified.indicators} lang={content} /> : null}
					{challenge.indicatorText ? (
						<>
							<h3>{t('page.unread')}</h3>
							<p className="prose" lang={content}>
								{challenge.indicatorText}
							</p>
						</>
					) : null}
					<ChallengeContent challenge={challenge} files={files} lang={content}>
						<KeptBackNote kept={kept} code={challenge.code} isSignedIn={isSignedIn} mayUndertake={mayUndertake} />
					</ChallengeContent>
					{opening ? <OpeningKeys opening={opening} recordAt={`/challenges/${challenge.code}/opening`} /> : null}
				</div>
				<aside className="side">
					<KeyFacts />
					{review ? (
						<ReviewBox review={review} challenge={challenge} />
					) : (
						<NextStepBox nextStep={nextStep} code={challenge.code} ownBidId={ownBidId} sourceUrl={challenge.sourceUrl} />
					)}
					<div className="actions no-print">
						<FollowButton kind="challenge" name={challenge.code} following={following} to={`/challenges/${challenge.code}`} />
						{canChange ? <LinkButton to={`/issuer/challenges/${challenge.code}/edit`}>{t('page.edit')}</LinkButton> : null}
						{canDecide || (nextStep === 'own' && !review) ? (
							<LinkButton to={`/issuer/challenges/${challenge.code}/bids`}>{t('page.manageBids')}</LinkButton>
						) : null}
						{list.origin === 'corridor' ? <LinkButton to={`/challenges/${challenge.code}/questions`}>{t('question:link')}</LinkButton> : null}
						<ClarificationLinks code={challenge.code} count={challenge.clarificationCount} canClarify={clarified.canClarify} />
						{canMoveDeadline ? (
							<LinkButton variant="quiet" to={`/issuer/challenges/${challenge.code}/deadline`}>
								{t('halt:deadline.command')}
							</LinkButton>
						) : null}
						{canReadVersions ? (
							<LinkButton variant="quiet" to={`/challenges/${challenge.code}/versions`}>
								{t('review:box.versions')}
							</LinkButton>
						) : null}
						{canReadPanel ? <LinkButton to={`/challenges/${challenge.code}/panel`}>{t('judging:panel.link')}</LinkButton> : null}
						<HaltLinks code={challenge.code} commands={haltCommands} />
						{canRelist ? <LinkButton to={`/issuer/challenges/${challenge.code}/relist`}>{t('halt:relist.command')}</LinkButton> : null}
					</div>
					<MoreFacts />
				</aside>
			</div>
			{nextStep === 'bid' || nextStep === 'continue-bid' || nextStep === 'sign-in' ? (
				<div className="reach no-print">
					{challenge.bidsCloseAt ? <Countdown closesAt={challenge.bidsCloseAt} serverNow={now} /> : null}
					<NextAction nextStep={nextStep} code={challenge.code} ownBidId={ownBidId} sourceUrl={null} />
				</div>
			) : null}
		</main>
	)
}

function Outcome() {
	const { challenge, winners } = useLoaderData<typeof loader>()
	const { t } = useTranslation(['challenge', 'bid'])
	const format = useFormat()
	if (!challenge.decisionReason) return null
	return (
		<section className={winners.length > 0 ? 'banner success' : 'banner warn'}>
			<h2>
				{t('page.outcome')} <StatusTag status={challenge.status} />
			</h2>
			<dl className="facts">
				{winners.length > 0 ? (
					<>
						<dt>{t('page.winner')}</dt>
						<dd>
							<PlacedNames placed={winners} />
						</dd>
					</>
				) : null}
				{challenge.unfilledReason ? (
					<>
						<dt>{t('bid:unfill.code')}</dt>
						<dd>{t(`bid:unfill.codes.${challenge.unfilledReason}`)}</dd>
					</>
				) : null}
				<dt>{t('page.reason')}</dt>
				<dd lang={challenge.language === 'zh' ? 'zh-CN' : 'en'}>{challenge.decisionReason}</dd>
				{challenge.decidedAt ? (
					<>
						<dt>{t('page.decidedAt')}</dt>
						<dd>{format.day(challenge.decidedAt)}</dd>
					</>
				) : null}
			</dl>
		</section>
	)
}

/** What it pays, when it closes, who asks. */
function KeyFacts() {
	const { challenge, issuer, city, bidCount, list, now } = useLoaderData<typeof loader>()
	const { t } = useTranslation(['challenge', 'halt'])
	const format = useFormat()
	return (
		<dl>
			<dt>{t('page.budget')}</dt>
			<dd>
				<Money budgetFen={challenge.budgetFen} budgetNote={challenge.budgetNote} isBig />
			</dd>
			{challenge.bidsCloseAt ? (
				<>
					<dt>{t('page.deadline')}</dt>
					<dd>
						{challenge.status === 'suspended' ? t('page.deadlineSuspended') : <Countdown closesAt={challenge.bidsCloseAt} serverNow={now} />}
						{challenge.deadlineMovedAt && challenge.deadlineReason ? (
							<small className="faint">{t('halt:deadline.moved', { day: format.day(challenge.deadlineMovedAt), reason: challenge.deadlineReason })}</small>
						) : null}
					</dd>
				</>
			) : null}
			{challenge.questionsCloseAt ? (
				<>
					<dt>{t('page.questionsClose')}</dt>
					<dd>{format.end(challenge.questionsCloseAt)}</dd>
				</>
			) : null}
			<dt>{t('page.issuer')}</dt>
			<dd>
				<Link to={`/organisations/${issuer.slug}`}>
					<Name of={issuer} />
				</Link>
				{city ? ` · ${format.title(city)}` : null}
			</dd>
			{list.origin === 'corridor' ? (
				<>
					<dt>{t('page.bids')}</dt>
					<dd>{bidCount === null ? t('page.bidCountHidden') : t('page.bidCount', { count: bidCount })}</dd>
				</>
			) : null}
		</dl>
	)
}

function MoreFacts() {
	const { challenge, contact, cities, list } = useLoaderData<typeof loader>()
	const { t } = useTranslation(['challenge', 'rules', 'write'])
	const format = useFormat()
	const texts = useRuleTexts(cities)
	const pack = packOf(challenge)
	const content = challenge.language === 'zh' ? 'zh-CN' : 'en'
	const facts = [
		{ term: t('page.ipRule'), text: challenge.ipRule, lang: content },
		{ term: t('write:terms.backgroundIp'), text: challenge.backgroundIp, lang: content },
		{ term: t('write:terms.incomeSplit'), text: challenge.incomeSplit, lang: content },
		{ term: t('write:terms.publicMoney'), text: challenge.publicMoneyFen ? format.fen(challenge.publicMoneyFen) : '' },
		{ term: t('page.conditions'), text: challenge.conditions, lang: content },
		{ term: t('page.kind'), text: t(`kind.${challenge.kind}`) },
		{ term: t('page.solutionMode'), text: challenge.solutionMode ? t(`solutionMode.${challenge.solutionMode}`) : '' },
		{ term: t('page.duration'), text: challenge.durationMonths ? t('page.months', { count: challenge.durationMonths }) : '' },
		{ term: t('page.field'), text: challenge.field, lang: content },
		{ term: t('page.contact'), text: contact ? [contact.name, contact.phone, contact.email].filter(Boolean).join(' · ') : '' },
	]
	return (
		<dl className="more">
			{facts
				.filter(({ text }) => text)
				.map(({ term, text, lang }) => (
					<div key={term}>
						<dt>{term}</dt>
						<dd lang={lang}>{text}</dd>
					</div>
				))}
			{list.origin === 'corridor' ? (
				<div>
					<dt>{t('rules:appliesTo')}</dt>
					<dd>
						<Link to={`/rules/${pack.owner}`}>{texts.packName(pack)}</Link>
					</dd>
				</div>
			) : null}
		</dl>
	)
}
