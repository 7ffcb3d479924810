export default {
	forbidden: 'You may not do this. If you think you should, ask your administrator or the alliance office.',
	stale: 'Someone changed this a moment ago. Reload the page and decide on what it says now.',
	'too-many-attempts': 'Too many attempts. Try again in {{minutes}} minutes.',
	'wrong-status': 'This cannot be done in the present stage. Reload the page to see where it stands.',
}
