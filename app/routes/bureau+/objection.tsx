import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { MovedBanner } from '#app/components/audit/moved-banner.tsx'
import { ConflictBanner } from '#app/components/judging/conflict-banner.tsx'
import { PeriodReasoning } from '#app/components/rules/period-reasoning.tsx'
import { Banner } from '#app/components/ui/banner.tsx'
import { Button, LinkButton } from '#app/components/ui/button.tsx'
import { Breadcrumbs, PageHead } from '#app/components/ui/page-head.tsx'
import { Tag } from '#app/components/ui/tag.tsx'
import type { Why } from '#app/domain/judging/own-conflicts.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { parseParams, parseSearch, RefusedSearch } from '#app/http/params.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { requireMember } from '#app/server/session.server.ts'
import { readMoved } from '#app/services/audit/read-moved.server.ts'
import { readObjection } from '#app/services/objection/read-objections.server.ts'

const Params = z.object({ objectionId: z.string().max(60) })

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const actor = await requireMember(request, context)
	const { objectionId } = parseParams(params, Params)
	const outcome = await readObjection({ store: context.store, actor, objectionId, now: context.now() })
	if (!outcome.ok && outcome.refusal.code === 'conflicted') {
		const { why } = outcome.refusal
		return data({ isKept: true as const, title: await pageTitle(request, (t) => t('notice:bureau.kept')), why }, { status: 403 })
	}
	if (!outcome.ok) throw answerRefusal(outcome.refusal)
	const { number } = outcome.value.objection
	const { refused } = parseSearch(request, RefusedSearch)
	const moved = refused ? await readMoved({ store: context.store, actor, record: 'objection', objectionId, now: context.now() }) : null
	return { isKept: false as const, title: await pageTitle(request, (t) => t('notice:outcomeOf', { number })), moved, ...outcome.value }
}

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [{ title: loaded?.title }]

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>
type Read = Extract<Loaded, { isKept: false }>

export default function ObjectionPage() {
	const loaded = useLoaderData<typeof loader>()
	return loaded.isKept ? <Kept why={loaded.why} /> : <Objection read={loaded} />
}

/** What an officer in conflict with one of the bids is answered: why, and nothing of the objection. */
function Kept({ why }: { why: readonly Why[] }) {
	const { t } = useTranslation('notice')
	return (
		<main id="main" className="wrap">
			<Breadcrumbs items={[{ to: '/bureau/objections', label: t('bureau.title') }]} />
			<PageHead title={t('bureau.kept')} />
			<ConflictBanner why={why} />
		</main>
	)
}

function Objection({ read }: { read: Read }) {
	const { t } = useTranslation('notice')
	const format = useFormat()
	const { objection, objector, award, challenge, maySettle, isOwn, moved } = read
	const { id, number, status, form, statement, filedAt, dueAt, duePeriod, fileName, answer, outcome, rejectionCode } = objection
	return (
		<main id="main" className="wrap">
			<Breadcrumbs
				items={[maySettle ? { to: '/bureau/objections', label: t('bureau.title') } : { to: `/challenges/${challenge.code}`, label: challenge.title }]}
			/>
			<PageHead title={t('objection.view', { number, title: challenge.title })}>
				<Tag tone={dueAt ? 'warn' : 'plain'}>{t(`objection.status.${status}`)}</Tag>
			</PageHead>
			<MovedBanner moved={moved} />
			{dueAt && (status === 'filed' || status === 'accepted') ? (
				<Banner>
					<p>
						{t('objection.due', { at: format.end(dueAt), what: t(`objection.dueWhat.${status}`) })} {duePeriod ? <PeriodReasoning period={duePeriod} /> : null}
					</p>
				</Banner>
			) : null}
			<dl className="facts">
				<dt>{t('objection.by')}</dt>
				<dd>
					{objector.name} · {format.name({ name: objector.organisationName, nameEn: objector.organisationNameEn })} <Tag>{t('objection.onlyBureau')}</Tag>
				</dd>
				<dt>{t('objection.form')}</dt>
				<dd>{form === 'stamped' ? t('objection.formStamped') : t('objection.formRealName')}</dd>
				<dt>{t('objection.filedAt')}</dt>
				<dd>{format.instant(filedAt)}</dd>
				<dt>{t('objection.statement')}</dt>
				<dd className="prose">{statement}</dd>
				{fileName ? (
					<>
						<dt>{t('objection.file')}</dt>
						<dd>
							<a href={`/objections/${id}/evidence`}>{t('objection.download', { name: fileName })}</a>
						</dd>
					</>
				) : null}
				<dt>{t('objection.award')}</dt>
				<dd className="prose">{award.reason}</dd>
				{rejectionCode ? (
					<>
						<dt>{t('objection.rejection')}</dt>
						<dd>{t(`codes.${rejectionCode}`)}</dd>
					</>
				) : null}
				{outcome ? (
					<>
						<dt>{t('bureau.outcome')}</dt>
						<dd>{t(`outcome.${outcome}`)}</dd>
					</>
				) : null}
				{answer ? (
					<>
						<dt>{t('objection.answer')}</dt>
						<dd className="prose">{answer}</dd>
					</>
				) : null}
			</dl>
			{maySettle ? <Settling read={read} /> : null}
			{isOwn && (status === 'filed' || status === 'accepted') ? (
				<Form method="post" action={`/objections/${id}/withdraw`}>
					<p className="faint">{t('objection.withdrawNote')}</p>
					<div className="actions">
						<Button variant="danger">{t('objection.withdraw')}</Button>
					</div>
				</Form>
			) : null}
		</main>
	)
}

/** What the bureau does next: take it up or not, then decide. */
function Settling({ read: { objection, pack } }: { read: Read }) {
	const { t } = useTranslation('notice')
	const address = `/objections/${objection.id}`
	if (objection.status === 'filed') {
		return (
			<Form method="post" action={`${address}/accept`}>
				<p>{t('bureau.acceptNote', { days: pack.rules.objectionDecideDays, source: pack.source })}</p>
				<div className="actions">
					<Button variant="primary">{t('bureau.accept')}</Button>
					<LinkButton to={`${address}/reject`}>{t('bureau.reject')}…</LinkButton>
				</div>
			</Form>
		)
	}
	if (objection.status !== 'accepted') return null
	return (
		<div className="actions">
			<LinkButton variant="primary" to={`${address}/decide`}>
				{t('bureau.decide')}…
			</LinkButton>
		</div>
	)
}
