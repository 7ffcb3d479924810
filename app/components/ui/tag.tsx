import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

type Tone = 'plain' | 'seal' | 'ok' | 'warn' | 'blue'

export function Tag({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }) {
	return <span className={tone === 'plain' ? 'tag' : `tag ${tone}`}>{children}</span>
}

/** Marks invented data wherever it is shown. */
export function DemoMark({ isDemo }: { isDemo: boolean }) {
	const { t } = useTranslation('ui')
	return isDemo ? <Tag tone="warn">{t('demo')}</Tag> : null
}

/** A chain by its hue and its name. */
export function ChainMark({ hue, name }: { hue: number; name: string }) {
	return (
		<span className="chain-mark" data-hue={hue}>
			{name}
		</span>
	)
}
