export default {
	signature: '链榜 · 沿沪宁产业创新带产业链联盟\n此邮件由系统自动发出，请勿直接回复。',
	choices: '更改通知方式：{{choices}}',
	more: '另有 {{count}} 条，见收件箱',
	subject: {
		digest: '链榜每日摘要：{{count}} 条动态',
		news: '{{sentence}}',
		addressInUse: '有人用您的邮箱提交了链榜账号申请',
		confirmRegistration: '请确认贵单位的注册申请',
		organisationReturned: '贵单位的注册申请被退回',
		organisationVerified: '贵单位已通过审核',
		recovery: '重设链榜密码',
		expertInvited: '邀请您加入评榜专家库',
		expertKnown: '请登录后接受评榜专家库的邀请',
	},
	text: {
		digest: '您好：\n\n上次摘要以来的动态：\n\n{{items}}\n\n收件箱：\n{{link}}',
		news: '您好：\n\n{{sentence}}。请在链榜查看：\n{{link}}',
		addressInUse:
			'您好：\n\n有人以“{{organisation}}”的名义，用这个邮箱申请开通链榜账号。这个邮箱已有账号，因此没有新建任何账号，您的账号也没有变化。\n\n如果是您本人，请直接登录；忘记密码时，可在登录页申请重设：\n{{link}}\n\n如果不是您本人，无须处理。',
		confirmRegistration:
			'您好：\n\n我们收到了以“{{organisation}}”的名义、用这个邮箱提交的注册申请。请在三天内打开下面的链接确认，之后申请才会送交所在地科技局审核：\n{{link}}\n\n如果不是您本人提交，请忽略此邮件，不会注册任何账号。',
		organisationReturned: '您好：\n\n“{{organisation}}”的注册申请已由所在地科技局退回。请登录查看退回原因，修改后重新提交：\n{{link}}',
		organisationVerified: '您好：\n\n“{{organisation}}”已通过所在地科技局的审核，现在可以使用链榜的全部功能，并可邀请同事加入：\n{{link}}',
		recovery:
			'您好：\n\n我们收到了重设您链榜账号密码的请求。请在一小时内打开下面的链接设置新密码，链接只能使用一次：\n{{link}}\n\n如果不是您本人申请，请忽略此邮件，您的密码不会改变。',
		expertInvited:
			'{{name}}老师：\n\n沿沪宁产业创新带产业链联盟办公室邀请您（{{organisation}}）加入评榜专家库。入库后，您可能被随机抽中评审“揭榜挂帅”榜题，每次都可以谢绝。请在 {{days}} 天内打开下面的链接，核对您的信息、声明关联单位，链接只能使用一次：\n{{link}}\n\n已有链榜账号的，请先登录再接受。不愿入库的，请忽略此邮件。',
		expertKnown:
			'您好：\n\n有人用这个邮箱接受评榜专家库的邀请（{{organisation}}）。这个邮箱已有账号，因此没有新建任何账号，您的账号也没有变化，您也还没有入库。\n\n如果是您本人，请登录后接受，原来的链接已失效：\n{{link}}\n\n如果不是您本人，无须处理。',
	},
}
