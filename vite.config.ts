import { vitePlugin as remix } from '@remix-run/dev'
import { defineConfig } from 'vite'
import remixConfig from './remix.config.js'

export default defineConfig({
	plugins: [remix(remixConfig)],
	// Named here, since a package found later is bundled anew and the page of the moment would get a second React.
	optimizeDeps: { include: ['@conform-to/react', '@conform-to/zod/v4', 'i18next', 'react-i18next', 'zod'] },
	build: { target: 'es2022', assetsInlineLimit: 0 },
})
