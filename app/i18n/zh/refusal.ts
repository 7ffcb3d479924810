export default {
	forbidden: '您无权进行这项操作。如有疑问，请联系本单位管理员或联盟办公室。',
	stale: '刚刚有人先一步更改了这项内容。请刷新页面，按最新情况再操作。',
	'too-many-attempts': '尝试次数过多，请在 {{minutes}} 分钟后再试。',
	'wrong-status': '当前状态下不能进行这项操作，请刷新页面查看最新进展。',
}
