// The one way in: npm start, npm test and the other scripts come here. Node's builtins only, for nothing may be installed yet.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
	console.error(`Lianbang needs Node 20.19 or newer; this is ${process.version}. See https://nodejs.org`)
	process.exit(1)
}

const { commands } = await import('./bootstrap/commands.mjs')
const { exitWithParent, Stop } = await import('./bootstrap/process.mjs')

const [name = 'start', ...rest] = process.argv.slice(2)
const command = Object.hasOwn(commands, name) ? commands[name] : undefined
if (!command) {
	console.error(`Unknown command "${name}". There are: ${Object.keys(commands).join(', ')}`)
	process.exit(1)
}

exitWithParent()
try {
	const status = await command(rest)
	if (typeof status === 'number') process.exitCode = status
} catch (error) {
	if (!(error instanceof Stop)) throw error
	if (error.message) console.error(error.message)
	process.exitCode = error.status
}
