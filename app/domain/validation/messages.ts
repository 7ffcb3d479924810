import { z } from 'zod'

/**
 * A validation message is a key of the `validation` texts, with its parameters behind a bar: `too-long|80`.
 * Zod's own issues become such messages here; a schema names others itself (`'credit-code-invalid'`).
 */
function describeIssue(issue: z.core.$ZodRawIssue): string {
	switch (issue.code) {
		case 'invalid_type':
		case 'invalid_value':
			return issue.input === undefined || issue.input === null ? 'required' : 'invalid'
		case 'too_small':
			return issue.origin === 'string' && issue.minimum === 1 ? 'required' : `${issue.origin === 'string' ? 'too-short' : 'too-small'}|${issue.minimum}`
		case 'too_big':
			return `${issue.origin === 'string' ? 'too-long' : 'too-big'}|${issue.maximum}`
		case 'invalid_format':
			return issue.format === 'email' ? 'email-invalid' : 'invalid'
		default:
			return 'invalid'
	}
}

z.config({ customError: describeIssue })
