import { useTranslation } from 'react-i18next'
import type { CheckpointReason } from '#app/domain/log/log.ts'
import { useFormat } from '#app/i18n/use-format.ts'

type Checkpoint = { id: string; size: number; at: Date; reason: CheckpointReason; root: string; witnesses: readonly string[] }

/** The last checkpoints of the log, the newest first. */
export function CheckpointTable({ checkpoints }: { checkpoints: readonly Checkpoint[] }) {
	const { t } = useTranslation('log')
	const format = useFormat()
	return (
		<table className="stacked">
			<thead>
				<tr>
					<th scope="col">{t('newest.at')}</th>
					<th scope="col">{t('newest.size')}</th>
					<th scope="col">{t('checkpoints.reason')}</th>
					<th scope="col">{t('newest.root')}</th>
					<th scope="col">{t('newest.witnesses')}</th>
				</tr>
			</thead>
			<tbody>
				{checkpoints.map(({ id, size, at, reason, root, witnesses }) => (
					<tr key={id}>
						<th scope="row">{format.instant(at)}</th>
						<td data-label={t('newest.size')}>
							<a href={`/log/checkpoints/${size}`}>{format.number(size)}</a>
						</td>
						<td data-label={t('checkpoints.reason')}>{t(`reason.${reason}`)}</td>
						<td data-label={t('newest.root')}>
							<code className="long">{root}</code>
						</td>
						<td data-label={t('newest.witnesses')}>{witnesses.join(' · ') || t('checkpoints.noWitness')}</td>
					</tr>
				))}
			</tbody>
		</table>
	)
}
