export default {
	brand: '链榜',
	corridor: '沿沪宁产业创新带',
	description: '沿沪宁产业创新带各产业链联盟的揭榜挂帅平台',
	demo: '演示数据',
	beijingTime: '时间均为北京时间',
	error: {
		notFound: { title: '没有这个页面', text: '地址可能有误，或内容已撤下，或您无权查看。' },
		forbidden: { title: '您无权使用这个页面', text: '请用有相应角色的账号登录；如有疑问，请联系本单位管理员或联盟办公室。' },
		failed: { title: '出错了', text: '系统未能完成这次请求，没有保存任何更改。请稍后重试；若仍出错，请联系联盟办公室。' },
		home: '回到首页',
		challenges: '浏览榜题',
	},
}
