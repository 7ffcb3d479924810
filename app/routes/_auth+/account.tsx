import type { LoaderFunctionArgs, MetaFunction, SerializeFrom } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Colleagues } from '#app/components/account/colleagues.tsx'
import { RegistrationState } from '#app/components/account/registration-state.tsx'
import { StatusTag } from '#app/components/organisation/status-tag.tsx'
import { Button, LinkButton } from '#app/components/ui/button.tsx'
import { Link } from '#app/components/ui/link.tsx'
import { PageHead } from '#app/components/ui/page-head.tsx'
import { pageTitle } from '#app/http/page-title.server.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { requireMember } from '#app/server/session.server.ts'
import { readAccount } from '#app/services/account/read-account.server.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
	const actor = await requireMember(request, context)
	const { organisation, ...account } = await readAccount({ store: context.store, actor, now: context.now() })
	const { slug, name, nameEn, kind, status, creditCode, returnReason } = organisation
	return {
		title: await pageTitle(request, (t) => t('account:account.title')),
		me: { name: actor.name, email: actor.email },
		organisation: { slug, name, nameEn, kind, status, creditCode, returnReason },
		...account,
	}
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function Account() {
	const { t } = useTranslation(['account', 'organisation', 'news', 'keys', 'judging'])
	const format = useFormat()
	const { me, organisation, colleagues, invitations, sessionCount, mayInvite, mayDeclare, mayResubmit, language, isMember } = useLoaderData<typeof loader>()
	return (
		<main id="main" className="wrap">
			<PageHead title={t('account.title')}>
				{me.name} · {me.email}
			</PageHead>
			{isMember ? <RegistrationState status={organisation.status} reason={organisation.returnReason} mayResubmit={mayResubmit} /> : null}
			<div className="account-columns">
				{isMember ? (
					<OwnOrganisation organisation={organisation} />
				) : (
					<section>
						<h2>{t('judging:alone.organisation')}</h2>
						<p>{format.name(organisation)}</p>
						<p className="muted">{t('judging:alone.text')}</p>
					</section>
				)}
				<section>
					<h2>{t('account.profile')}</h2>
					<dl className="facts">
						<dt>{t('name')}</dt>
						<dd>{me.name}</dd>
						<dt>{t('email')}</dt>
						<dd>{me.email}</dd>
						<dt>{t('language')}</dt>
						<dd>{t(`languageNames.${language}`)}</dd>
					</dl>
					<p>
						<Link to="/account/profile">{t('account.editProfile')}</Link>
					</p>
					<p>
						<Link to="/account/notifications">{t('news:choices.title')}</Link> · <Link to="/account/follows">{t('news:follows.title')}</Link>
					</p>
				</section>
				<section>
					<h2>{t('account.security')}</h2>
					<p>{t('account.sessions', { count: sessionCount })}</p>
					<div className="actions">
						<LinkButton to="/account/password">{t('account.changePassword')}</LinkButton>
						<LinkButton to="/account/key">{t('keys:own.title')}</LinkButton>
						<LinkButton to="/expert">{t('judging:desk.title')}</LinkButton>
						{mayDeclare ? <LinkButton to="/account/declarations">{t('judging:declarations.title')}</LinkButton> : null}
						<LinkButton to="/shares">{t('keys:shares.nav')}</LinkButton>
						<Form method="post" action="/logout">
							<Button>{t('account.signOut')}</Button>
						</Form>
						<Form method="post" action="/account/sign-out-everywhere">
							<Button>{t('account.signOutEverywhere')}</Button>
						</Form>
					</div>
				</section>
			</div>
			{isMember ? <Colleagues colleagues={colleagues} invitations={invitations} mayInvite={mayInvite} /> : null}
		</main>
	)
}

type Shown = SerializeFrom<typeof loader>['organisation']

/** The organisation they act for, with what it registered. */
function OwnOrganisation({ organisation }: { organisation: Shown }) {
	const { t } = useTranslation(['account', 'organisation'])
	const format = useFormat()
	return (
		<section>
			<h2>{t('account.organisation')}</h2>
			<dl className="facts">
				<dt>{t('organisation:form.name')}</dt>
				<dd>
					{organisation.status === 'verified' ? <Link to={`/organisations/${organisation.slug}`}>{format.name(organisation)}</Link> : format.name(organisation)}
				</dd>
				<dt>{t('organisation:form.kind')}</dt>
				<dd>{t(`organisation:kind.${organisation.kind}`)}</dd>
				{organisation.creditCode ? (
					<>
						<dt>{t('account.creditCode')}</dt>
						<dd>{organisation.creditCode}</dd>
					</>
				) : null}
				<dt>{t('account.status')}</dt>
				<dd>
					<StatusTag status={organisation.status} />
				</dd>
			</dl>
		</section>
	)
}
