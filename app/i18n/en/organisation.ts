export default {
	kind: {
		enterprise: 'Enterprise',
		university: 'University',
		institute: 'Research institute',
		bureau: 'Science and technology bureau',
		office: 'Alliance office',
		agency: 'Foreign public body',
	},
	status: { unclaimed: 'Unclaimed', pending: 'Waiting', returned: 'Sent back', verified: 'Verified' },
	form: {
		name: 'Full name of the organisation',
		nameHint: 'As on the business licence or certificate of incorporation',
		kind: 'Kind',
		creditCode: 'Unified social credit code',
		creditCodeHint: '18 characters, such as 91350100M000100Y43',
		city: 'City',
		introduction: 'Introduction (optional)',
		website: 'Website (optional)',
		choose: 'Choose',
	},
}
