import { useTranslation } from 'react-i18next'
import type { EditConflict } from '#app/domain/draft/draft.ts'
import { useFormat } from '#app/i18n/use-format.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'

type Choice = {
	conflicts: readonly EditConflict[]
	labelOf: (field: string) => string
	/** A stored value as people read it. */
	textOf: (field: string, value: string) => string
	onMine?: (field: string) => void
	onTheirs?: (field: string) => void
}

/** Fields that a colleague changed meanwhile, with both values; without JavaScript saving again settles them. */
export function EditConflicts({ conflicts, labelOf, textOf, onMine, onTheirs }: Choice) {
	const { t } = useTranslation('draft')
	const format = useFormat()
	if (conflicts.length === 0) return null
	return (
		<div id="conflicts">
			<Banner tone="warn" title={t('conflict')}>
				{onMine ? null : <p>{t('conflictHint')}</p>}
				{conflicts.map(({ field, mine, theirs, by, at }) => (
					<div key={field} className="conflict">
						<h3>{labelOf(field)}</h3>
						<dl>
							<div>
								<dt>
									{t('theirs')} {by && at ? <span className="faint">{t('changedBy', { name: by, at: format.instant(at) })}</span> : null}
								</dt>
								<dd className="prose">{textOf(field, theirs)}</dd>
							</div>
							<div>
								<dt>{t('mine')}</dt>
								<dd className="prose">{textOf(field, mine)}</dd>
							</div>
						</dl>
						{onMine && onTheirs ? (
							<div className="cluster">
								<Button type="button" onClick={() => onMine(field)}>
									{t('keepMine')}
								</Button>
								<Button type="button" onClick={() => onTheirs(field)}>
									{t('takeTheirs')}
								</Button>
							</div>
						) : null}
					</div>
				))}
			</Banner>
		</div>
	)
}
