import { useTranslation } from 'react-i18next'
import type { OrganisationStatus } from '#app/domain/organisation/organisation.ts'
import { Tag } from '../ui/tag.tsx'

const tones = { unclaimed: 'plain', pending: 'warn', returned: 'seal', verified: 'ok' } as const

/** Where an organisation's registration stands. */
export function StatusTag({ status }: { status: OrganisationStatus }) {
	const { t } = useTranslation('organisation')
	return <Tag tone={tones[status]}>{t(`status.${status}`)}</Tag>
}
