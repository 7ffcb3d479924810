export default {
	forbidden: 'You may not do this. If you think you should, ask your administrator or the alliance office.',
	stale: 'Someone changed this a moment ago. Reload the page and decide on what it says now.',
	'too-many-attempts': 'Too many attempts. Try again in {{minutes}} minutes.',
	'wrong-status': 'This cannot be done in the present stage. Reload the page to see where it stands.',
	'import-over': 'This import is no longer waiting to be confirmed; a colleague may have dealt with it. See how it stands.',
	'mapping-without-title': 'Read at least one column as the title.',
	'lines-with-errors': 'Some rows must still be changed. Correct them, or take only the valid ones.',
	'nothing-to-take': 'There is no row to take.',
}
