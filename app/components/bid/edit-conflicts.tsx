import { useTranslation } from 'react-i18next'
import type { EditConflict } from '#app/domain/bid/draft.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { usePriceText } from './use-price-text.ts'

type Choice = { conflicts: readonly EditConflict[]; labelOf: (field: string) => string; onMine?: (field: string) => void; onTheirs?: (field: string) => void }

/** Fields that a colleague changed meanwhile, with both values; without JavaScript saving again settles them. */
export function EditConflicts({ conflicts, labelOf, onMine, onTheirs }: Choice) {
	const { t } = useTranslation('bid')
	const priceText = usePriceText()
	const shown = (field: string, value: string) => (field === 'price' ? priceText(value === '' ? null : Number(value)) : value || t('read.none'))
	if (conflicts.length === 0) return null
	return (
		<Banner tone="warn" title={t('edit.conflict')}>
			{onMine ? null : <p>{t('edit.conflictHint')}</p>}
			{conflicts.map(({ field, mine, theirs }) => (
				<div key={field} className="conflict">
					<h3>{labelOf(field)}</h3>
					<dl>
						<div>
							<dt>{t('edit.theirs')}</dt>
							<dd className="prose">{shown(field, theirs)}</dd>
						</div>
						<div>
							<dt>{t('edit.mine')}</dt>
							<dd className="prose">{shown(field, mine)}</dd>
						</div>
					</dl>
					{onMine && onTheirs ? (
						<div className="cluster">
							<Button type="button" onClick={() => onMine(field)}>
								{t('edit.keepMine')}
							</Button>
							<Button type="button" onClick={() => onTheirs(field)}>
								{t('edit.takeTheirs')}
							</Button>
						</div>
					) : null}
				</div>
			))}
		</Banner>
	)
}
