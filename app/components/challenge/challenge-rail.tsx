import { useTranslation } from 'react-i18next'
import type { RailState } from '#app/domain/challenge/stage-rail.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { StageRail } from './stage-rail.tsx'

/** The stages of one challenge in words. */
export function ChallengeRail({ rail }: { rail: readonly RailState[] }) {
	const { t } = useTranslation('challenge')
	const format = useFormat()
	const steps = rail.map(({ key, state, mover, at }) => ({
		key,
		state,
		label: t(`rail.${key}`),
		note: [state === 'now' ? t(`rail.mover.${mover}`) : '', at ? (state === 'now' ? t('rail.by', { at: format.end(at) }) : format.day(at)) : '']
			.filter(Boolean)
			.join(' · '),
	}))
	return <StageRail steps={steps} />
}
