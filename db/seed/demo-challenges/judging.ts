import type { DemoChallenge } from '../demo-challenge.ts'

/** The challenges in which the demo shows how bids are judged, by how far each has come. */
export const judgedTitles = {
	ready: '锂电隔膜涂覆用低水分聚烯烃粘结剂',
	scoring: '熔喷超细纤维用茂金属聚丙烯专用料',
	meeting: '汽车外饰件用免喷涂高光聚丙烯合金',
	locked: '冷链周转箱用耐低温抗冲共聚聚丙烯',
	proposed: '医用透明输液包装用无析出聚烯烃',
} as const

const shared = { issuer: 'yunhe-polymers', list: 'materials-current', status: 'opened', solutionMode: 'commissioned', closesInDays: -14 } as const

/** Challenges whose bids were opened; the demo's judging takes them further. */
export const judgedChallenges: readonly DemoChallenge[] = [
	{
		...shared,
		title: judgedTitles.ready,
		kind: 'research',
		problem:
			'涂覆隔膜所用水性粘结剂残留水分在 600 ppm 以上，电芯烘烤时间长达 36 小时，占用产线并加速老化。现有聚烯烃乳液粒径分布宽，涂层剥离强度批间波动超过 20%，高速涂布时起泡严重。希望开发低水分、窄粒径的改性聚烯烃乳液，在 60 m/min 线速下稳定涂布，同时保持隔膜透气值基本不变。',
		researchContent: '接枝改性与乳化体系；粒径与残留水分控制；高速涂布适应性；电芯循环验证。',
		goal: '电芯烘烤时间缩短一半，完成吨级试制并通过两家电芯企业评价。',
		deliverables: '粘结剂 1 t；工艺规程；涂布与电芯评价报告。',
		conditions: '具有聚烯烃改性与乳化中试条件；能提供第三方检测报告。',
		ipRule: '成果双方共有。',
		offered: '基础树脂与接枝料；涂布试验线 6 个班次。',
		acceptanceCriteria: '第三方检测，两家电芯企业出具评价意见。',
		field: '电池材料',
		keywords: ['粘结剂', '隔膜', '聚烯烃乳液'],
		budget: 260,
		durationMonths: 14,
		indicators: [
			['残留水分', 'at-most', '200', null, 'ppm', '卡尔费休法', true],
			['平均粒径', 'range', '150', '250', 'nm', '动态光散射', true],
			['剥离强度', 'at-least', '40', null, 'N/m', 'GB/T 2792', true],
			['涂布线速', 'at-least', '60', null, 'm/min', '发榜方产线记录', false],
		],
		bids: [
			['lingxi-catalysts', 'bid', 248, null, '以可控接枝的极性单体替代外加乳化剂，乳液自稳定，残留水分可降至 150 ppm 左右。'],
			['lixi-university', 'bid', 226, null, '采用微流控乳化获得窄分布粒子，再以错流超滤脱除游离乳化剂，粒径变异系数低于 12%。'],
			['advanced-polymer-institute', 'bid', 255, null, '利用中试反应釜与薄膜蒸发脱水联用，直接按吨级装置确定工艺窗口，放大风险较低。'],
		],
	},
	{
		...shared,
		title: judgedTitles.meeting,
		kind: 'research',
		problem:
			'外饰件喷涂能耗与有机挥发物排放高，免喷涂材料成为替代方向，但现有免喷涂聚丙烯合金表面光泽不足 80，珠光颜料在熔接痕处取向紊乱，出现明显流痕，耐刮擦等级也达不到主机厂要求。希望通过相容体系与流变设计抑制流痕，在保持低温冲击的同时提高光泽和耐刮擦，并给出制件设计导则。',
		researchContent: '相容剂与流变设计；颜料取向控制；耐刮擦与耐候体系；制件模流与验证。',
		goal: '在两款外饰件上替代喷涂，单件成本降低 25%。',
		deliverables: '专用料 3 t；制件样品 200 套；设计导则。',
		conditions: '具有汽车材料开发经验；具备注塑试制条件。',
		ipRule: '专用料配方归发榜方，设计导则双方共有。',
		offered: '基础树脂；主机厂试模两次；耐候暴晒场。',
		acceptanceCriteria: '主机厂材料认可与第三方检测。',
		field: '汽车材料',
		keywords: ['免喷涂', '聚丙烯合金', '外饰件', '流痕'],
		budget: 340,
		durationMonths: 18,
		indicators: [
			['60° 光泽', 'at-least', '90', null, 'GU', 'GB/T 8807', true],
			['低温缺口冲击强度', 'at-least', '8', null, 'kJ/m²', 'GB/T 1843，-30 ℃', true],
			['耐刮擦色差', 'at-most', '1.5', null, '', '十字刮擦 10 N', true],
			['熔接痕流痕等级', 'at-most', '1', null, '级', '主机厂目视标准', true],
			['氙灯老化后色差', 'at-most', '2', null, '', 'SAE J2527，2500 kJ', false],
		],
		bids: [
			['lingxi-catalysts', 'bid', 328, null, '从催化剂端调控共聚序列，使橡胶相细化至 0.3 μm 以下，光泽与低温冲击同时提高。'],
			['zhongjiang-university', 'bid', 296, 3, '以长支链改善熔体弹性，抑制熔接痕处颜料翻转；流痕等级在复杂制件上仍有一级差距。'],
			['taiyuan-resins', 'bid', 335, null, '以接枝丙烯酸酯作相容与增硬层，配套模温快速升降工艺，已在内饰件上小批试用。'],
		],
	},
	{
		...shared,
		title: judgedTitles.locked,
		kind: 'research',
		problem:
			'冷链周转箱在零下四十摄氏度反复装卸时箱角开裂，平均寿命不足 18 个月。普通抗冲共聚料依靠提高橡胶含量改善低温韧性，刚性随之下降，堆码时箱体变形；外加弹性体又使食品接触迁移量接近限值。希望在反应器内得到分散均匀的橡胶相，兼顾低温冲击与刚性，并满足食品接触要求。',
		researchContent: '多段聚合橡胶相组成与粒径控制；刚韧平衡；迁移量控制；箱体疲劳验证。',
		goal: '周转箱寿命延长到 36 个月，形成两个牌号。',
		deliverables: '专用料 5 t；周转箱样品 500 只；加速疲劳报告。',
		conditions: '具有聚丙烯多段聚合评价能力；能开展食品接触检测。',
		ipRule: '成果归发榜方，揭榜方保留论文发表权。',
		offered: '环管与气相中试装置 8 个班次；周转箱模具。',
		acceptanceCriteria: '第三方检测；冷库实箱考核三个月。',
		field: '高性能聚烯烃',
		keywords: ['抗冲共聚', '聚丙烯', '冷链', '低温'],
		budget: 280,
		durationMonths: 16,
		indicators: [
			['低温简支梁冲击强度', 'at-least', '6', null, 'kJ/m²', 'GB/T 1043.1，-40 ℃', true],
			['弯曲模量', 'at-least', '1100', null, 'MPa', 'GB/T 9341', true],
			['总迁移量', 'at-most', '5', null, 'mg/dm²', 'GB 31604.8', true],
			['跌落疲劳次数', 'at-least', '800', null, '次', '-40 ℃ 箱角跌落', true],
		],
		bids: [
			['advanced-polymer-institute', 'bid', 268, null, '在多段环管—气相装置上调控乙丙比与停留时间分布，橡胶粒径集中在 0.8～1.2 μm。'],
			['lixi-university', 'bid', 242, null, '以粒子内传质模型指导聚合段设计，减少试验轮次，并建立冲击断口的定量评价方法。'],
			['puxin-silicones', 'bid', 275, 2, '引入少量有机硅嵌段作为应力分散相，低温韧性提升明显，迁移量需继续优化。'],
		],
	},
	{
		...shared,
		title: judgedTitles.proposed,
		kind: 'transfer',
		problem:
			'输液软袋长期依赖进口透明聚烯烃，121 ℃ 湿热灭菌后雾度升高，药液中可检出低聚物与抗氧剂降解产物，部分药品相容性试验无法通过。国产料在灭菌后透光率下降 8 个百分点，批次间正己烷提取物波动大。希望引进或转化成熟的低提取物聚合与净化技术，形成可用于多层共挤输液膜的专用料。',
		researchContent: '低提取物聚合工艺；深度脱挥与净化；抗氧体系替代；灭菌与药物相容性验证。',
		goal: '通过三个品种药物相容性试验，形成稳定供货能力。',
		deliverables: '专用料 4 t；多层膜样品；相容性试验报告。',
		conditions: '具有医用聚烯烃研制经验；配合药包材登记。',
		ipRule: '普通许可，改进成果双方共有。',
		offered: '脱挥中试装置；药企试制渠道两家。',
		acceptanceCriteria: '药包材标准检验与两家药企相容性试验。',
		field: '医用材料',
		keywords: ['医用聚烯烃', '输液膜', '低析出'],
		budget: 300,
		durationMonths: 18,
		indicators: [
			['灭菌后透光率', 'at-least', '88', null, '%', 'GB/T 2410', true],
			['正己烷提取物', 'at-most', '1.5', null, '%', '药典通则', true],
			['灭菌后雾度', 'at-most', '10', null, '%', 'GB/T 2410', true],
			['不溶性微粒', 'at-most', '10', null, '个', '每毫升不小于 10 μm', true],
		],
		bids: [
			['lingxi-catalysts', 'bid', 286, null, '采用窄分布茂金属体系从源头减少低聚物，辅以两级脱挥，提取物可控制在 1.2% 以内。'],
			['zhongjiang-university', 'bid', 262, null, '以受阻酚替代体系与超临界净化降低析出，已完成两种药液的初步相容性研究。'],
			['sujiang-tech-university', 'bid', 270, 2, '以弹性体共混改善灭菌后透明性，膜泡稳定；灭菌后雾度仍略高于要求。'],
		],
	},
]
