export default {
	'email-invalid': '请填写有效的电子邮箱，例如 name@example.com',
	invalid: '填写的内容不符合要求，请检查',
	required: '请填写此项',
	'too-big': '不能大于 {{limit}}',
	'too-long': '最多 {{limit}} 个字符',
	'too-short': '至少 {{limit}} 个字符',
	'too-small': '不能小于 {{limit}}',
}
