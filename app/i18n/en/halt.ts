export default {
	suspend: {
		title: 'Suspend: {{title}}',
		command: 'Suspend…',
		submit: 'Suspend',
		consequences: {
			first: 'No bid is taken, replaced or withdrawn from now on; those submitted stay sealed',
			second: 'When it is reopened the deadline moves later by the days it stood still, never earlier',
			third: 'The suspension and its reason are public; every draft is kept',
		},
	},
	reopen: {
		title: 'Reopen: {{title}}',
		command: 'Reopen…',
		submit: 'Reopen',
		consequences: {
			first: 'Bids are taken again at once',
			second: 'The deadline moves to {{until}}',
			third: 'Submitted bids still stand and can be replaced or withdrawn',
		},
	},
	withdraw: {
		title: 'Withdraw: {{title}}',
		command: 'Withdraw…',
		submit: 'Withdraw the challenge',
		consequences: {
			first: 'The challenge ends at once and for good; it can only be listed again in a later list',
			second: 'Every bid and draft is destroyed unopened, with its files',
			third: 'The withdrawal and its reason are public; bidders see it at their desk',
		},
	},
	reason: 'Reason',
	reasonHint: 'Public; at least 10 characters',
	not: 'This cannot be done now: the challenge is {{status}}.',
	back: 'Back to the challenge',
	relist: {
		title: 'List again: {{title}}',
		command: 'List again…',
		lead: 'A draft of round {{round}} is made in the list you choose. It keeps what the challenge said, but for the deadline, and its link to the earlier round. Improve it along the advice below before its release.',
		remedy: 'Advice',
		list: 'List',
		noList: 'This chain has no list being composed; begin one first.',
		newList: 'New list',
		submit: 'Make the draft',
		not: 'This challenge has been listed again already, or has not ended.',
	},
	remedies: {
		'no-bid': 'Check the money against the difficulty, allow more time, split the goal into parts, and invite organisations outside the chain.',
		'none-qualified': 'Check whether the conditions are too strict; move into the contract what can come later.',
		'none-above-line': 'Tell musts from pluses, state the present level and the test conditions, or send it to a second diagnosis.',
		'award-revoked': 'Correct the grounds of the judging as the bureau explained, then release it again.',
		withdrawn: 'Remove the cause of the withdrawal first.',
	},
	lineage: {
		round: 'Round {{round}}',
		previous: 'Earlier round: {{code}}',
		next: 'Listed again: {{code}}',
	},
}
