import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { PackageReading } from '#app/components/blind/package-reading.tsx'
import { Countdown } from '#app/components/challenge/countdown.tsx'
import { SheetEditor } from '#app/components/evaluation/sheet-editor.tsx'
import { SheetReading } from '#app/components/evaluation/sheet-reading.tsx'
import { SheetTrace } from '#app/components/evaluation/sheet-trace.tsx'
import { pointsText } from '#app/components/evaluation/use-sheet-label.ts'
import { useRefusalText } from '#app/components/form/refusal-text.ts'
import { Banner } from '#app/components/ui/banner.tsx'
import { LinkButton } from '#app/components/ui/button.tsx'
import { Breadcrumbs, PageHead } from '#app/components/ui/page-head.tsx'
import { Tag } from '#app/components/ui/tag.tsx'
import { changedInSheet, readSheetDraft, SheetParams } from '#app/domain/evaluation/sheet-form.ts'
import { formEntries } from '#app/http/entries.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { notFound, parseParams } from '#app/http/params.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { requireMember } from '#app/server/session.server.ts'
import { readSheet } from '#app/services/evaluation/read-sheet.server.ts'
import { saveSheet } from '#app/services/evaluation/save-sheet.server.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const actor = await requireMember(request, context)
	const { sheetId } = parseParams(params, SheetParams)
	const outcome = await readSheet({ store: context.store, vault: context.vault, actor, sheetId, now: context.now })
	if (!outcome.ok) throw answerRefusal(outcome.refusal)
	return { title: await pageTitle(request, (t) => t('sheet:page.title', { code: outcome.value.bidCode })), ...outcome.value, now: context.now() }
}

/** The save button, where there is no JavaScript: the page comes back with what could not be saved, or goes on. */
export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = await requireMember(request, context)
	const { sheetId } = parseParams(params, SheetParams)
	const entries = await formEntries(request)
	const typed = changedInSheet(entries)
	const { errors, ...sent } = readSheetDraft({ ...typed, revision: entries.revision ?? '' })
	const outcome = await saveSheet({ store: context.store, vault: context.vault, actor, sheetId, sent, now: context.now })
	if (!outcome.ok && outcome.refusal.code === 'not-found') throw notFound()
	if (!outcome.ok) return data({ refused: outcome.refusal.code, typed, errors: {}, conflicts: [], revision: sent.revision }, { status: 409 })
	const { conflicts, revision } = outcome.value
	if (conflicts.length > 0 || Object.keys(errors).length > 0) return data({ refused: undefined, typed, errors, conflicts, revision }, { status: 422 })
	return redirect(entries.then === 'review' ? `/expert/sheets/${sheetId}/submit` : `/expert/sheets/${sheetId}`)
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function Sheet() {
	const { sheet, challenge, evaluation, bidCode, reading, criteria, indicators, content, fields, total, versions, mayWrite, now } =
		useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	const { t } = useTranslation(['sheet', 'judging'])
	const refusalText = useRefusalText()
	const isEditable = (mayWrite && sheet.status !== 'submitted') || answer !== undefined
	const promises = reading?.content.promises ?? {}
	return (
		<main id="main" className="wrap">
			<Breadcrumbs
				items={[
					{ to: '/expert', label: t('judging:desk.title') },
					{ to: `/challenges/${encodeURIComponent(challenge.code)}`, label: challenge.title },
				]}
			/>
			<PageHead title={t('page.title', { code: bidCode })}>
				<span className="cluster">
					<Tag tone={sheet.status === 'submitted' ? 'ok' : 'warn'}>{t(`status.${sheet.status}`)}</Tag>
					{evaluation.status === 'locked' ? <Tag tone="plain">{t('begin.locked')}</Tag> : <Countdown closesAt={evaluation.dueAt} serverNow={now} />}
				</span>
			</PageHead>
			{answer?.refused ? <Banner tone="danger">{refusalText({ code: answer.refused })}</Banner> : null}
			<p className="only-narrow">
				<a href="#package">{t('page.toPackage')}</a>
			</p>
			<div className="sheet-beside">
				<div>
					{isEditable ? (
						<>
							<p className="muted">{t('page.lead')}</p>
							<SheetEditor
								key={sheet.id}
								sheetId={sheet.id}
								revision={answer?.revision ?? sheet.revision}
								savedAt={sheet.savedAt}
								stored={fields}
								unsaved={answer?.typed ?? {}}
								criteria={criteria}
								indicators={indicators}
								promises={promises}
								found={{ errors: answer?.errors ?? {}, conflicts: answer?.conflicts ?? [] }}
							/>
						</>
					) : (
						<>
							<p>
								<strong className="sheet-total">{t('submit.total', { total: pointsText(total) })}</strong>
							</p>
							<SheetReading criteria={criteria} indicators={indicators} content={content} promises={promises} />
							{mayWrite ? (
								<p className="actions">
									<LinkButton to={`/expert/sheets/${sheet.id}/reopen`}>{t('reopen.link')}</LinkButton>
								</p>
							) : null}
						</>
					)}
					<SheetTrace sheetId={sheet.id} versions={versions} />
				</div>
				<section id="package">
					<h2>{t('page.package')}</h2>
					{reading ? <PackageReading reading={reading} /> : <p>{t('page.gone')}</p>}
				</section>
			</div>
		</main>
	)
}
