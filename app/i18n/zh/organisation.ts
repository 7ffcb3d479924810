export default {
	kind: { enterprise: '企业', university: '高校', institute: '科研院所', bureau: '科技局', office: '联盟办公室', agency: '境外公共机构' },
	status: { unclaimed: '待认领', pending: '待审核', returned: '已退回', verified: '已核实' },
	form: {
		name: '单位全称',
		nameHint: '与营业执照或法人证书一致',
		kind: '单位类型',
		creditCode: '统一社会信用代码',
		creditCodeHint: '18 位，例如 91350100M000100Y43',
		city: '所在城市',
		introduction: '单位简介（选填）',
		website: '单位网站（选填）',
		choose: '请选择',
	},
}
