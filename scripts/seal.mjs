#!/usr/bin/env node
// npx lianbang-seal, from a checkout: the same as npm run seal.
process.argv.splice(2, 0, 'seal')
await import('./bootstrap.mjs')
