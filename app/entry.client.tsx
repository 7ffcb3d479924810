import { RemixBrowser } from '@remix-run/react'
import { StrictMode, startTransition } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { keepTypedEarly } from './components/typed-early.tsx'
import { createI18n } from './i18n/create-i18n.ts'

/** Remix decodes the page's data once it is first rendered, and suspends meanwhile; a key pressed just then would leave React without a root. What else it throws, React meets itself. */
async function decodeData() {
	try {
		RemixBrowser({})
	} catch (decoding) {
		await decoding
	}
}

async function hydrate() {
	const TypedEarly = keepTypedEarly()
	const language = document.documentElement.lang === 'en' ? 'en' : 'zh'
	const texts = language === 'en' ? await import('./i18n/en/index.ts') : await import('./i18n/zh/index.ts')
	const i18n = createI18n(language, texts.default)
	await decodeData()
	startTransition(() => {
		hydrateRoot(
			document,
			<StrictMode>
				<I18nextProvider i18n={i18n}>
					<TypedEarly>
						<RemixBrowser />
					</TypedEarly>
				</I18nextProvider>
			</StrictMode>,
		)
	})
}

hydrate()
