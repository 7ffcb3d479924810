export default {
	brand: 'Lianbang',
	corridor: 'Shanghai–Nanjing innovation corridor',
	description: 'Open challenge lists of the industry-chain alliances along the Shanghai–Nanjing corridor',
	demo: 'Demo data',
	beijingTime: 'All times are Beijing time',
	error: {
		notFound: { title: 'There is no such page', text: 'The address may be wrong, the page may have been withdrawn, or it is not open to you.' },
		forbidden: {
			title: 'This page is not open to you',
			text: 'Sign in with an account that holds the role it needs, or ask your administrator or the alliance office.',
		},
		failed: {
			title: 'Something went wrong',
			text: 'Your request was not completed and nothing was saved. Try again; if it fails again, tell the alliance office.',
		},
		home: 'Go to the home page',
		challenges: 'Browse challenges',
	},
}
