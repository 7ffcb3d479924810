import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/i18n/use-format.ts'
import { Button, LinkButton } from '../ui/button.tsx'

type Member = { slug: string; name: string; nameEn: string | null; joinedAt: Date }

/** The organisations of a chain's alliance, each of which can be taken out. */
export function ChainMembers({ slug, members }: { slug: string; members: readonly Member[] }) {
	const { t } = useTranslation('office')
	const { day, name } = useFormat()
	return (
		<section>
			<h2>{t('chains.members')}</h2>
			{members.length === 0 ? <p>{t('chains.noMembers')}</p> : null}
			<ul className="rows">
				{members.map((member) => (
					<li key={member.slug}>
						<span>
							{name(member)} · {t('chains.joined')} {day(member.joinedAt)}
						</span>
						<Form method="post" action={`/office/chains/${slug}/members/${member.slug}/remove`} className="inline-form">
							<Button variant="quiet" aria-label={t('chains.removeNamed', { name: name(member) })}>
								{t('chains.remove')}
							</Button>
						</Form>
					</li>
				))}
			</ul>
			<p className="actions">
				<LinkButton to={`/office/chains/${slug}/members`}>{t('chains.add')}</LinkButton>
			</p>
		</section>
	)
}
