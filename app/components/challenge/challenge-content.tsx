import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { FileList, type ListedFile } from '../file/file-list.tsx'
import { ChallengeTerms } from './challenge-terms.tsx'

const passages = ['problem', 'stateOfArt', 'researchContent', 'goal', 'deliverables', 'offered', 'acceptanceCriteria'] as const
type Said = Record<(typeof passages)[number], string> & { code: string; keywords: readonly string[] } & Omit<Parameters<typeof ChallengeTerms>[0], 'lang'>
type Content = { challenge: Said; files: readonly ListedFile[]; lang: string; children: ReactNode }

/** What a challenge says in words, its terms and its files, as far as the reader gets them; `children` say what is kept back. */
export function ChallengeContent({ challenge, files, lang, children }: Content) {
	const { t } = useTranslation(['challenge', 'demand'])
	return (
		<>
			{passages.map((field) => (
				<Section key={field} lang={lang} title={t(`demand:field.${field}`)}>
					{challenge[field]}
				</Section>
			))}
			{children}
			<ChallengeTerms payments={challenge.payments} criteria={challenge.criteria} lang={lang} />
			{files.length > 0 ? (
				<section>
					<h2>{t('demand:field.files')}</h2>
					<FileList files={files} hrefOf={(id) => `/challenges/${encodeURIComponent(challenge.code)}/files/${id}`} />
				</section>
			) : null}
			<Section lang={lang} title={t('page.keywords')}>
				{challenge.keywords.join(' · ')}
			</Section>
		</>
	)
}

function Section({ title, lang, children }: { title: string; lang: string; children: ReactNode }) {
	if (!children) return null
	return (
		<section>
			<h2>{title}</h2>
			<p className="prose" lang={lang}>
				{children}
			</p>
		</section>
	)
}
