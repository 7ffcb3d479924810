export default {
	'email-invalid': 'Enter an e-mail address, such as name@example.com',
	invalid: 'Check this entry; it does not have the expected form',
	required: 'Fill this in',
	'too-big': 'Enter {{limit}} or less',
	'too-long': 'Use {{limit}} characters at most',
	'too-short': 'Use at least {{limit}} characters',
	'too-small': 'Enter {{limit}} or more',
}
