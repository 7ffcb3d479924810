import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { NarrowPage } from '#app/components/account/narrow-page.tsx'
import { SheetGaps } from '#app/components/evaluation/sheet-progress.tsx'
import { SheetReading } from '#app/components/evaluation/sheet-reading.tsx'
import { pointsText, useSheetLabel } from '#app/components/evaluation/use-sheet-label.ts'
import { useRefusalText } from '#app/components/form/refusal-text.ts'
import { Banner } from '#app/components/ui/banner.tsx'
import { Button, LinkButton } from '#app/components/ui/button.tsx'
import { Breadcrumbs } from '#app/components/ui/page-head.tsx'
import { SheetParams, SubmitForm } from '#app/domain/evaluation/sheet-form.ts'
import { formEntries } from '#app/http/entries.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { notFound, parseParams } from '#app/http/params.ts'
import { answerRefusal } from '#app/http/refusal.ts'
import { requireMember } from '#app/server/session.server.ts'
import { readSheet } from '#app/services/evaluation/read-sheet.server.ts'
import { submitSheet } from '#app/services/evaluation/submit-sheet.server.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const actor = await requireMember(request, context)
	const { sheetId } = parseParams(params, SheetParams)
	const outcome = await readSheet({ store: context.store, vault: context.vault, actor, sheetId, now: context.now })
	if (!outcome.ok) throw answerRefusal(outcome.refusal)
	if (!outcome.value.mayWrite || outcome.value.sheet.status === 'submitted') throw redirect(`/expert/sheets/${sheetId}`)
	return { title: await pageTitle(request, (t) => t('sheet:submit.title')), ...outcome.value }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const actor = await requireMember(request, context)
	const { sheetId } = parseParams(params, SheetParams)
	const asked = SubmitForm.safeParse(await formEntries(request))
	if (!asked.success) throw notFound()
	const { store, vault, logSigner: signer, now } = context
	const outcome = await submitSheet({ store, vault, signer, actor, sheetId, revision: asked.data.revision, now })
	if (outcome.ok || outcome.refusal.code === 'sheet-submitted') return redirect(`/expert/sheets/${sheetId}`)
	if (outcome.refusal.code === 'not-found') throw notFound()
	return data({ refused: outcome.refusal.code }, { status: outcome.refusal.code === 'sheet-incomplete' ? 422 : 409 })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function SubmitSheet() {
	const { sheet, bidCode, reading, criteria, indicators, content, gaps, total } = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	const { t } = useTranslation('sheet')
	const refusalText = useRefusalText()
	const labelOf = useSheetLabel({ criteria, indicators })
	const page = `/expert/sheets/${sheet.id}`
	return (
		<NarrowPage title={t('submit.title')} above={<Breadcrumbs items={[{ to: page, label: t('page.title', { code: bidCode }) }]} />}>
			{answer ? <Banner tone="danger">{refusalText({ code: answer.refused })}</Banner> : null}
			<p>{t('submit.lead')}</p>
			<p>
				<strong className="sheet-total">{t('submit.total', { total: pointsText(total) })}</strong>
			</p>
			<SheetReading criteria={criteria} indicators={indicators} content={content} promises={reading?.content.promises ?? {}} />
			<SheetGaps gaps={gaps} labelOf={labelOf} page={page} />
			<Form method="post">
				<input type="hidden" name="revision" value={sheet.revision} />
				<div className="actions">
					{gaps.length === 0 ? <Button variant="primary">{t('submit.submit')}</Button> : null}
					<LinkButton to={page}>{t('page.edit')}</LinkButton>
				</div>
			</Form>
		</NarrowPage>
	)
}
