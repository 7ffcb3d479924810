import { useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { BoundSelect, BoundText } from '#app/components/form/bound-fields.tsx'
import { BoundForm } from '#app/components/form/bound-form.tsx'
import { CalendarTable } from '#app/components/rules/calendar-table.tsx'
import { Banner } from '#app/components/ui/banner.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { PageHead } from '#app/components/ui/page-head.tsx'
import { Tabs } from '#app/components/ui/tabs.tsx'
import { CalendarDaysForm } from '#app/domain/calendar/forms.ts'
import { dayKinds } from '#app/domain/calendar/official-days.ts'
import { dayOf } from '#app/domain/calendar/working-days.ts'
import { parseForm } from '#app/http/forms.ts'
import { pageTitle } from '#app/http/page-title.server.ts'
import { forbidden, parseSearch } from '#app/http/params.ts'
import { requireRole } from '#app/server/session.server.ts'
import { enterDays } from '#app/services/rules/enter-days.server.ts'
import { readCalendar } from '#app/services/rules/read-calendar.server.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
	await requireRole(request, context, 'office')
	const thisYear = dayOf(context.now()).slice(0, 4)
	const Search = z.object({ year: z.preprocess((value) => (Array.isArray(value) ? value[0] : value), z.string().regex(/^20\d\d$/)).catch(thisYear) })
	const { year } = parseSearch(request, Search)
	const { days, years } = await readCalendar({ store: context.store, year })
	const nextYear = String(Number(thisYear) + 1)
	return {
		title: await pageTitle(request, (t) => t('rules:calendar.title')),
		year,
		days,
		years: [...new Set([...years, year, nextYear])].sort(),
		unpublished: [thisYear, nextYear].filter((one) => !years.includes(one)),
	}
}

export async function action({ request, context }: ActionFunctionArgs) {
	const actor = await requireRole(request, context, 'office')
	const submission = await parseForm(request, CalendarDaysForm)
	if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
	const outcome = await enterDays({ store: context.store, actor, days: submission.value, now: context.now() })
	if (!outcome.ok) throw forbidden()
	return redirect(`/office/calendar?year=${submission.value.from.slice(0, 4)}`)
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function OfficeCalendar() {
	const { t } = useTranslation('rules')
	const { year, years, days, unpublished } = useLoaderData<typeof loader>()
	const [form, fields] = useForm({
		lastResult: useActionData<typeof action>(),
		onValidate: ({ formData }) => parseWithZod(formData, { schema: CalendarDaysForm }),
	})
	const labels = {
		from: t('calendar.from'),
		to: t('calendar.to'),
		kind: t('calendar.kind'),
		name: t('calendar.name'),
		nameEn: t('calendar.nameEn'),
	}
	return (
		<main id="main" className="wrap">
			<PageHead title={t('calendar.title')} />
			<p className="measure">{t('calendar.lead')}</p>
			{unpublished.map((one) => (
				<Banner key={one} tone="warn">
					<p>{t('calendar.unpublished', { year: one })}</p>
				</Banner>
			))}
			<Tabs
				label={t('calendar.title')}
				tabs={years.map((one) => ({ to: `/office/calendar?year=${one}`, label: t('calendar.year', { year: one }), isCurrent: one === year }))}
			/>
			<CalendarTable days={days} />
			<section className="narrow">
				<h2>{t('calendar.enter')}</h2>
				<BoundForm form={form} labels={labels}>
					<BoundText field={fields.from} label={labels.from} type="date" isShort />
					<BoundText field={fields.to} label={labels.to} type="date" isShort />
					<BoundSelect field={fields.kind} label={labels.kind} options={dayKinds.map((value) => ({ value, label: t(`calendar.kinds.${value}`) }))} />
					<BoundText field={fields.name} label={labels.name} autoComplete="off" isShort />
					<BoundText field={fields.nameEn} label={labels.nameEn} autoComplete="off" isShort />
					<div className="actions">
						<Button variant="primary">{t('calendar.save')}</Button>
					</div>
				</BoundForm>
			</section>
		</main>
	)
}
