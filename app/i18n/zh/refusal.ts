export default {
	forbidden: '您无权进行这项操作。如有疑问，请联系本单位管理员或联盟办公室。',
	stale: '刚刚有人先一步更改了这项内容。请刷新页面，按最新情况再操作。',
	'too-many-attempts': '尝试次数过多，请在 {{minutes}} 分钟后再试。',
	'wrong-status': '当前状态下不能进行这项操作，请刷新页面查看最新进展。',
	'import-over': '这次导入已不在待确认状态，可能已由同事处理。请查看当前状态。',
	'mapping-without-title': '请至少把一列读作“榜题名称”。',
	'lines-with-errors': '还有须改的行。请先改正，或只收录没有问题的行。',
	'nothing-to-take': '没有可以收录的行。',
}
