// The arrows of the house: imports only go down. Type imports count, for a type is knowledge too.
const only = (from, to, name, comment) => ({
	name,
	comment,
	severity: 'error',
	from: { path: from.path, pathNot: [testFiles, ...(from.pathNot ?? [])] },
	to: { path: '^(app|db|tests)/', pathNot: to },
})
const testFiles = '\\.test\\.tsx?$'
const domain = '^app/domain/'
const crypto = '^app/crypto/'
const repositories = '^db/(repositories|search)/'

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
	forbidden: [
		{
			name: 'no-cycles',
			comment: 'A cycle hides which of the two decides.',
			severity: 'error',
			from: {},
			to: { circular: true },
		},
		{
			name: 'resolvable',
			comment: 'An import that cannot be resolved cannot be judged by the other rules.',
			severity: 'error',
			from: {},
			to: { couldNotResolve: true, pathNot: ['^virtual:', '^\\./\\+types/'] },
		},
		{
			name: 'nothing-imports-tests',
			severity: 'error',
			from: { path: '^(app|db)/', pathNot: testFiles },
			to: { path: ['^tests/', testFiles] },
		},
		{
			name: 'database-only-in-server-files',
			comment: 'In app, only *.server.ts and app/server may know the database; anything else could ship it to the browser.',
			severity: 'error',
			from: { path: '^app/', pathNot: ['\\.server\\.tsx?$', '^app/server/', testFiles] },
			to: { path: '^db/' },
		},
		only({ path: domain }, [domain], 'domain-stands-alone', 'The rules know nothing of what surrounds them.'),
		{
			name: 'domain-is-pure',
			comment: 'No I/O, clock, framework or database in the rules: small pure libraries only.',
			severity: 'error',
			from: { path: domain, pathNot: testFiles },
			to: { path: '(^|/)node_modules/(?!(zod|chinese-days|pinyin-pro)/)' },
		},
		{
			name: 'domain-asks-no-node',
			severity: 'error',
			from: { path: domain, pathNot: testFiles },
			to: { dependencyTypes: ['core'] },
		},
		only({ path: crypto }, [crypto, domain], 'crypto-stands-alone', 'Sealing and its proofs run alike in browser, server and command line.'),
		{
			name: 'crypto-uses-few-libraries',
			comment: 'What seals a bid is small enough to be read, and no framework may come into it.',
			severity: 'error',
			from: { path: crypto, pathNot: testFiles },
			to: { path: '(^|/)node_modules/(?!(zod|age-encryption|shamir-secret-sharing|@noble/(ciphers|curves|hashes))/)' },
		},
		{
			name: 'crypto-asks-no-node',
			severity: 'error',
			from: { path: crypto, pathNot: testFiles },
			to: { dependencyTypes: ['core'] },
		},
		only({ path: '^app/i18n/' }, ['^app/i18n/', domain], 'i18n-knows-words-only', 'Texts know the domain at most.'),
		only({ path: '^app/components/' }, ['^app/components/', domain, crypto, '^app/i18n/', '^app/styles/'], 'components-see-only', 'What is seen takes props.'),
		only(
			{ path: '^app/http/' },
			['^app/http/', domain, '^app/i18n/', '^app/components/', '^app/server/(session|context)'],
			'http-is-the-edge',
			'The vocabulary of the edge, below the routes.',
		),
		only(
			{ path: '^app/services/' },
			['^app/services/', domain, crypto, repositories, '^db/client\\.ts$', '^db/kit\\.ts$'],
			'services-use-domain-and-repositories',
			'A use case asks the domain and calls repositories.',
		),
		only(
			{ path: '^app/routes/' },
			['^app/routes/', '^app/http/', '^app/components/', '^app/services/', domain, crypto, '^app/i18n/', '^app/styles/', '^app/server/(session|context)'],
			'routes-call-down',
			'Guard, parse, one use case, answer.',
		),
		only(
			{ path: '^db/(kit|client)\\.ts$' },
			['^db/(kit|client)\\.ts$'],
			'kit-and-client-know-no-nouns',
			'The two files about engines know nothing of what is stored.',
		),
		only(
			{ path: '^db/schema/' },
			['^db/schema/', '^db/kit\\.ts$', domain, crypto],
			'schema-from-kit-and-domain',
			'Enum values come from the domain and from what is sealed; engines from the kit.',
		),
		only(
			{ path: repositories },
			[repositories, '^db/schema/', '^db/kit\\.ts$', '^db/client\\.ts$', '^db/prepared\\.ts$', domain, crypto],
			'repositories-from-schema-and-domain',
			'The only SQL; no dialect, no use case.',
		),
		only({ path: '^db/' }, ['^db/', domain, crypto], 'database-knows-no-upper-floor', 'The bottom floor.'),
		{
			name: 'drivers-behind-the-client',
			comment: 'One file knows the drivers.',
			severity: 'error',
			from: { path: '^(app|db)/', pathNot: ['^db/(client|migrate)\\.ts$', testFiles] },
			to: { path: '(^|/)node_modules/(better-sqlite3|pg|@types/(better-sqlite3|pg))/' },
		},
		{
			name: 'lucia-behind-the-session',
			comment: 'Lucia is no longer developed; one file would have to change.',
			severity: 'error',
			from: { path: '^(app|db|tests)/', pathNot: '^app/server/session' },
			to: { path: '(^|/)node_modules/lucia/' },
		},
	],
	options: {
		doNotFollow: { path: ['node_modules', '^build/'] },
		tsPreCompilationDeps: true,
		tsConfig: { fileName: 'tsconfig.json' },
		enhancedResolveOptions: {
			exportsFields: ['exports'],
			conditionNames: ['import', 'node', 'default'],
			extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.css', '.d.ts'],
		},
	},
}
