import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import writeExcelFile, { type Cell } from 'write-excel-file/node'

/** How many demands the messy workbook holds, and the sheet they stand on. */
export const messy = { demands: 8, sheetName: '需求汇总', hiddenRow: 9 }

const day = 86_400_000
const merged = (value: string, rowSpan: number): Cell => ({ value, type: String, rowSpan, wrap: true })

/** A Beijing date so many days after `now`, as people write it. */
function writtenDate(now: Date, days: number, style: 'stroke' | 'chinese' | 'compact' | 'dotted'): string {
	const [year = '', month = '', date = ''] = new Date(now.getTime() + days * day + 8 * 3_600_000).toISOString().slice(0, 10).split('-')
	if (style === 'compact') return `${year}${month}${date}`
	if (style === 'chinese') return `${year}年${Number(month)}月${Number(date)}日`
	return [year, Number(month), Number(date)].join(style === 'stroke' ? '/' : '.')
}

const headers = [
	...[
		'序号',
		'技术需求\n名称*',
		'机构全称',
		'所在城市',
		'主要问题\n（≤500字）',
		'主要技术\n指标*',
		'拟投入资金\n（万元）*',
		'需求时限',
		'解决方式',
		'关键字（≤5）',
	],
	...['产权归属', '揭榜方要求', '联系人', '联系电话', '备注'],
]

/**
 * A demand list as it comes from an alliance's members: merged title and note, units and line breaks in the headers,
 * dates and amounts in every writing, an issuer merged over two demands, a demand over three rows, a hidden row, a
 * total, and a second sheet with instructions. Deadlines lie 30 days and more after `now`.
 */
export async function messyWorkbook(now: Date): Promise<Uint8Array> {
	const serial = new Date(Math.floor((now.getTime() + 60 * day) / day) * day)
	const data: Cell[][] = [
		[{ value: '沿沪宁新材料产业链联盟技术需求征集汇总表', type: String, columnSpan: headers.length, align: 'center', fontWeight: 'bold' }],
		[{ value: '填表说明：1.带*为必填项；2.金额单位为万元，未确定的填“面议”；3.每项需求不少于3项可考核指标。', type: String, columnSpan: headers.length }],
		[],
		headers.map((value) => ({ value, type: String, wrap: true })),
		[
			...[
				1,
				'高熔指聚丙烯用氢调敏感型催化剂',
				merged('江苏示例聚合科技有限公司', 2),
				'江苏省苏州市',
				'现有催化剂氢调敏感性不足，熔指超过60时须加过氧化物降解，气味大、灰分高。',
			],
			...[
				'1.熔指≥120 g/10min（GB/T 3682）;2.灰分≤20ppm\n3、催化活性≥6×10⁴ gPP/gCat；4.等规度≥97.5%',
				500,
				writtenDate(now, 45, 'stroke'),
				'合作研发',
				'聚丙烯；催化剂；高熔指',
			],
			...['共有', '具备聚烯烃催化剂中试经验', '王工', '0512-00000001', ''],
		],
		[
			...[2, '聚烯烃弹性体（POE）溶液聚合茂金属催化剂', null, '苏州', '国产催化剂耐温低于120℃，共聚单体插入率低，聚合釜温升受限。'],
			...[
				'聚合温度≥160℃；催化活性≥2.5×10⁶ gPOE/(mol·h)；1-辛烯含量 10.5～40wt%；密度0.86-0.90 g/cm3；分子量分布≤2.5',
				'1,200万',
				writtenDate(now, 90, 'chinese'),
				'委托研发',
				'POE、茂金属、溶液聚合',
			],
			...['发榜方所有', '有α-烯烃共聚催化剂专利', '王工', '0512-00000001', ''],
		],
		[
			...[
				merged('3', 3),
				merged('高导热低介电有机硅封装胶', 3),
				merged('示例电子材料（无锡）有限公司', 3),
				merged('无锡', 3),
				'功率模块封装胶导热系数与介电性能难以兼得，填料沉降。',
			],
			...['导热系数≥5 W/(m·K)（ASTM D5470）', merged('伍佰万元', 3), merged(writtenDate(now, 60, 'compact'), 3), '合作研发', '有机硅，导热，封装'],
			...['双方共有', '能提供车规级可靠性数据', '李工', '0510-00000002', ''],
		],
		[null, null, null, null, null, '介电常数（1MHz）≤4.5', null, null, null, null, null, null, null, null, ''],
		[null, null, null, null, null, '黏度 8000~12000 mPa·s；150℃/1000h老化后，导热系数衰减≤10%', null, null, null, null, null, null, null, null, ''],
		[
			...[4, '氢燃料电池用全氟质子交换膜', '示例膜材料（常州）有限公司', '常州市', '8微米级薄膜湿态尺寸变化大，机械-化学耐久性不足。'],
			...['厚度8±0.5μm；质子传导率（95℃，60%RH）≥80 mS/cm；渗氢电流密度≤2 mA/cm²；OCV寿命不低于500小时', '0.2亿', serial, '合作研发', '质子膜/氢能/增强膜'],
			...['协商', '具有膜材料连续化制备能力', '赵工', '0519-00000003', '已小试'],
		],
		[
			...[5, '碳纤维预浸料用快速固化环氧树脂', '示例复材（镇江）有限公司', '镇江', '热压罐周期长，3分钟固化体系玻璃化转变温度低。'],
			...[
				'①150℃固化时间≤3分钟②玻璃化转变温度≥140℃③常温储存期30天以上；层间剪切强度≥75MPa',
				'300 万元',
				writtenDate(now, 75, 'dotted'),
				'独立研发',
				'环氧树脂 预浸料 快速固化',
			],
			...['发榜方所有', '', '周工', '0511-00000004', ''],
		],
		headers.map((value) => ({ value, type: String, wrap: true })),
		[
			...[6, '生物基尼龙56工程塑料增韧改性', '示例生物材料（南通）有限公司', '南通', '低温缺口冲击低，吸水率高，注塑件尺寸不稳。'],
			...[
				'缺口冲击强度（-30℃）≥15kJ/m²；吸水率≤1.5%；拉伸强度大于60MPa；生物基含量≥45%，达到国际先进水平',
				'面议',
				writtenDate(now, 120, 'stroke'),
				'合作研发',
				'尼龙56;增韧;生物基',
			],
			...['共有', '', '吴工', '0513-00000005', ''],
		],
		[],
		[
			...[7, '６英寸碳化硅衬底化学机械抛光液', '示例半导体材料（南京）有限公司', '南京', '硅面去除速率低，表面划伤多，抛光液循环稳定性差。'],
			...[
				'硅面去除速率≥1.5 μm/h；表面粗糙度Ra≤0.1nm；划伤数优于5条/片；循环使用48小时以上',
				'８００',
				writtenDate(now, 150, 'chinese'),
				'委托研发',
				'碳化硅,抛光液,CMP',
			],
			...['发榜方所有', '有第三代半导体客户验证渠道', '郑工', '025-00000006', ''],
		],
		[
			...[8, '医用可降解镁合金骨钉表面涂层', '示例医疗材料（泰州）有限公司', '泰州', '降解过快，植入后8周内力学性能丧失。'],
			...[
				'体外降解速率≤0.5 mm/a；12周弯曲强度保持率≥70%；细胞毒性不超过1级（GB/T 16886.5）',
				450,
				writtenDate(now, 100, 'compact'),
				'合作研发',
				'镁合金、涂层、骨科',
			],
			...['双方共有', '具备医疗器械生物学评价能力', '冯工', '0523-00000007', ''],
		],
		[{ value: '合计', type: String, columnSpan: 2 }, null, null, null, null, null, 6450],
	]
	const workbook = await writeExcelFile([
		{ sheet: messy.sheetName, data, dateFormat: 'yyyy/m/d' },
		{ sheet: '填写说明', data: [['请勿修改表头'], ['需求经各成员单位盖章后报送牵头院所']] },
	]).toBuffer()
	return withHiddenRow(workbook)
}

/** The library writes no hidden rows; a row between two demands is hidden in the file itself. */
function withHiddenRow(workbook: Uint8Array): Uint8Array {
	const files = unzipSync(workbook)
	const path = 'xl/worksheets/sheet1.xml'
	const sheet = strFromU8(files[path] ?? new Uint8Array())
	return zipSync({ ...files, [path]: strToU8(sheet.replace(`<row r="${messy.hiddenRow}"`, `<row r="${messy.hiddenRow}" hidden="1"`)) })
}
