import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { FollowKind } from '#app/domain/notification/notification.ts'
import { Button, LinkButton } from '../ui/button.tsx'

/** How the reader stands to what a page shows; null for a visitor. */
type Following = { kind: FollowKind; target: string; isFollowed: boolean } | null

/** Follows what a page shows, or ends it, and comes back to the page; a visitor signs in first. `name` is what the page calls it. */
export function FollowButton({ kind, name, following, to }: { kind: FollowKind; name: string; following: Following; to: string }) {
	const { t } = useTranslation('news')
	if (!following) return <LinkButton to={`/login?to=${encodeURIComponent(to)}`}>{t(`follow.${kind}`)}</LinkButton>
	if (!following.isFollowed) {
		return (
			<Form method="post" action="/account/follows/new" preventScrollReset>
				<input type="hidden" name="kind" value={kind} />
				<input type="hidden" name="name" value={name} />
				<input type="hidden" name="to" value={to} />
				<Button title={t('follow.note')}>{t(`follow.${kind}`)}</Button>
			</Form>
		)
	}
	return (
		<div className="cluster followed">
			<span>{t(`follow.isFollowed.${kind}`)}</span>
			<EndFollowing kind={kind} target={following.target} to={to} label={t('follow.end')} />
		</div>
	)
}

/** Ends following one thing, known by its key. */
export function EndFollowing({ kind, target, to, label, name }: { kind: FollowKind; target: string; to: string; label: string; name?: string }) {
	return (
		<Form method="post" action="/account/follows/end" preventScrollReset>
			<input type="hidden" name="kind" value={kind} />
			<input type="hidden" name="target" value={target} />
			<input type="hidden" name="to" value={to} />
			<Button variant="link" aria-label={name}>
				{label}
			</Button>
		</Form>
	)
}
