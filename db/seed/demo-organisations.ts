import { isCreditCode } from '#app/domain/organisation/credit-code.ts'
import type { CitySlug, OrganisationStatus } from '#app/domain/organisation/organisation.ts'

type Kind = 'enterprise' | 'university' | 'institute'
type ChainSlug = 'new-energy' | 'new-materials' | 'forensics' | 'robotics' | 'geoinformation'
type Line = readonly [
	slug: string,
	name: string,
	nameEn: string,
	kind: Kind,
	city: CitySlug,
	chains: readonly ChainSlug[],
	field: string,
	status?: OrganisationStatus,
]

const E = 'new-energy'
const M = 'new-materials'
const F = 'forensics'
const R = 'robotics'
const G = 'geoinformation'

/** Invented organisations; any likeness to real ones is chance. */
const lines: readonly Line[] = [
	['yunhe-polymers', '苏州云禾高分子有限公司', 'Suzhou Yunhe Polymers', 'enterprise', 'suzhou', [M], '聚烯烃弹性体与改性塑料'],
	['qingce-membranes', '无锡清策膜材料有限公司', 'Wuxi Qingce Membranes', 'enterprise', 'wuxi', [M], '分离膜与湿法隔膜'],
	['hengzhu-carbon', '常州衡筑碳纤维有限公司', 'Changzhou Hengzhu Carbon Fibre', 'enterprise', 'changzhou', [M], '碳纤维预浸料与复合材料构件'],
	['jiangfu-coatings', '镇江江阜涂层科技有限公司', 'Zhenjiang Jiangfu Coatings', 'enterprise', 'zhenjiang', [M], '海洋防腐涂层与粉末涂料'],
	['tonghai-fibres', '南通通海特种纤维有限公司', 'Nantong Tonghai Special Fibres', 'enterprise', 'nantong', [M], '超高分子量聚乙烯纤维'],
	['lingxi-catalysts', '南京灵犀催化剂有限公司', 'Nanjing Lingxi Catalysts', 'enterprise', 'nanjing', [M], '茂金属与后过渡金属催化剂'],
	['puxin-silicones', '上海普芯有机硅有限公司', 'Shanghai Puxin Silicones', 'enterprise', 'putuo', [M], '有机硅密封与导热材料'],
	['taiyuan-resins', '泰州泰源树脂有限公司', 'Taizhou Taiyuan Resins', 'enterprise', 'taizhou', [M], '生物基环氧与聚酰胺树脂'],
	['bolan-ceramics', '宜帆先进陶瓷(无锡)有限公司', 'Yifan Advanced Ceramics (Wuxi)', 'enterprise', 'wuxi', [M, E], '氮化硅陶瓷基板'],
	['xinghe-storage', '常州星禾储能科技有限公司', 'Changzhou Xinghe Storage', 'enterprise', 'changzhou', [E], '磷酸铁锂储能系统与电池管理'],
	['fengdu-blades', '南通风渡叶片有限公司', 'Nantong Fengdu Blades', 'enterprise', 'nantong', [E, M], '海上风电叶片'],
	['zhaoyang-inverters', '苏州昭阳电力电子有限公司', 'Suzhou Zhaoyang Power Electronics', 'enterprise', 'suzhou', [E], '构网型变流器与光储逆变器'],
	['qinghuan-hydrogen', '无锡氢寰能源科技有限公司', 'Wuxi Qinghuan Hydrogen', 'enterprise', 'wuxi', [E], '电解槽与加氢装备'],
	['ruilan-grid', '南京瑞澜电网技术有限公司', 'Nanjing Ruilan Grid', 'enterprise', 'nanjing', [E], '继电保护与配电自动化'],
	['fuyun-solar', '泰州浮云光伏有限公司', 'Taizhou Fuyun Solar', 'enterprise', 'taizhou', [E], '漂浮式光伏系统'],
	['jinkou-cables', '镇江津口电缆有限公司', 'Zhenjiang Jinkou Cables', 'enterprise', 'zhenjiang', [E], '高压直流与海底电缆'],
	['weiguang-power', '上海微广综合能源服务有限公司', 'Shanghai Weiguang Energy Services', 'enterprise', 'putuo', [E], '虚拟电厂与负荷聚合'],
	['hongjian-bio', '南京鸿鉴生物技术有限公司', 'Nanjing Hongjian Biotech', 'enterprise', 'nanjing', [F], '法医遗传试剂与测序'],
	['mingzhi-spectra', '苏州明质光谱仪器有限公司', 'Suzhou Mingzhi Spectrometers', 'enterprise', 'suzhou', [F], '便携质谱与拉曼光谱仪'],
	['zhencheng-video', '上海真澄影像技术有限公司', 'Shanghai Zhencheng Imaging', 'enterprise', 'putuo', [F], '音视频取证与真伪鉴别'],
	['dunhe-data', '无锡敦核数据安全有限公司', 'Wuxi Dunhe Data Security', 'enterprise', 'wuxi', [F, R], '电子数据取证与工控安全'],
	['yixin-biochips', '泰州医信生物芯片有限公司', 'Taizhou Yixin Biochips', 'enterprise', 'taizhou', [F], '毒物免疫检测芯片'],
	['luheng-transport', '常州路衡交通鉴定装备有限公司', 'Changzhou Luheng Crash Analysis', 'enterprise', 'changzhou', [F], '交通事故重建装备'],
	['lingjie-joints', '苏州灵节机器人关节有限公司', 'Suzhou Lingjie Robot Joints', 'enterprise', 'suzhou', [R], '谐波减速器与一体化关节'],
	['zhichu-tactile', '无锡智触传感有限公司', 'Wuxi Zhichu Tactile Sensors', 'enterprise', 'wuxi', [R], '柔性触觉传感阵列'],
	['changyi-vision', '常州昶翼视觉有限公司', 'Changzhou Changyi Vision', 'enterprise', 'changzhou', [R], '三维视觉与无序抓取'],
	['anhe-weld', '南通安禾焊接机器人有限公司', 'Nantong Anhe Welding Robots', 'enterprise', 'nantong', [R], '船舶焊接机器人'],
	['ningbu-legged', '南京宁步智能机器有限公司', 'Nanjing Ningbu Legged Machines', 'enterprise', 'nanjing', [R], '四足巡检机器人'],
	['jingkong-control', '上海径控工业软件有限公司', 'Shanghai Jingkong Industrial Software', 'enterprise', 'putuo', [R], '运动控制器与工业软件'],
	['kangyu-rehab', '泰州康愈外骨骼有限公司', 'Taizhou Kangyu Exoskeletons', 'enterprise', 'taizhou', [R], '康复外骨骼'],
	['dantu-agri', '镇江丹途农业机器人有限公司', 'Zhenjiang Dantu Farm Robots', 'enterprise', 'zhenjiang', [R, G], '设施农业采摘机器人'],
	['yuntu-survey', '南京云图测绘科技有限公司', 'Nanjing Yuntu Surveying', 'enterprise', 'nanjing', [G], '机载激光与实景三维'],
	['hailu-hydro', '南通海麓海洋测绘有限公司', 'Nantong Hailu Hydrographic', 'enterprise', 'nantong', [G], '多波束与水下测量'],
	['tonglian-positioning', '苏州同联定位技术有限公司', 'Suzhou Tonglian Positioning', 'enterprise', 'suzhou', [G], '高精度组合导航'],
	['guanxian-tunnel', '无锡管线探测机器人有限公司', 'Wuxi Pipeline Survey Robots', 'enterprise', 'wuxi', [G, R], '地下管网机器人'],
	['chengjing-twin', '上海城镜数字孪生有限公司', 'Shanghai Chengjing Digital Twins', 'enterprise', 'putuo', [G], '城市信息模型平台'],
	['jiangyan-remote', '镇江江眼遥感有限公司', 'Zhenjiang Jiangyan Remote Sensing', 'enterprise', 'zhenjiang', [G], '遥感影像解译'],
	['wujin-maps', '常州武津高精地图有限公司', 'Changzhou Wujin HD Maps', 'enterprise', 'changzhou', [G], '高精度地图', 'pending'],
	['sujiang-tech-university', '苏江理工大学', 'Sujiang University of Technology', 'university', 'suzhou', [M, R], '材料与机械'],
	['jinling-engineering', '金陵工程大学', 'Jinling Engineering University', 'university', 'nanjing', [E, G], '电气与测绘'],
	['lixi-university', '蠡溪大学', 'Lixi University', 'university', 'wuxi', [M, F], '化学与生物'],
	['longcheng-polytechnic', '龙城理工学院', 'Longcheng Polytechnic', 'university', 'changzhou', [R], '智能制造'],
	['jiangbin-university', '江滨大学', 'Jiangbin University', 'university', 'zhenjiang', [E, M], '农机与能源'],
	['zilang-university', '紫琅海洋大学', 'Zilang Ocean University', 'university', 'nantong', [G, E], '海洋工程'],
	['fengcheng-medical', '凤城医科大学', 'Fengcheng Medical University', 'university', 'taizhou', [F], '法医学与药学'],
	['zhongjiang-university', '中江科技大学', 'Zhongjiang University of Science', 'university', 'putuo', [M, R, F], '化工与信息'],
	['liangxi-college', '梁溪应用技术学院', 'Liangxi College of Applied Technology', 'university', 'wuxi', [R], '机电', 'pending'],
	['gusu-tech-college', '姑胥工学院', 'Guxu Institute of Engineering', 'university', 'suzhou', [E], '电气工程'],
	['advanced-polymer-institute', '苏南先进高分子研究院', 'Sunan Institute of Advanced Polymers', 'institute', 'suzhou', [M], '高分子中试放大'],
	['hydrogen-test-centre', '江海氢能检测研究院', 'Jianghai Hydrogen Testing Institute', 'institute', 'nantong', [E], '氢能装备检测'],
	['grid-simulation-institute', '金陵电力仿真研究所', 'Jinling Power Simulation Institute', 'institute', 'nanjing', [E], '电力系统仿真'],
	['toxicology-institute', '东吴毒物分析研究所', 'Dongwu Toxicology Institute', 'institute', 'suzhou', [F], '毒物与毒品分析'],
	['image-evidence-institute', '沪西影像物证研究所', 'Huxi Institute of Image Evidence', 'institute', 'putuo', [F], '影像物证'],
	['robot-inspection-institute', '锡山机器人检测研究院', 'Xishan Robot Inspection Institute', 'institute', 'wuxi', [R], '机器人可靠性'],
	['control-institute', '龙城运动控制研究所', 'Longcheng Motion Control Institute', 'institute', 'changzhou', [R], '伺服与运动控制'],
	['geodesy-institute', '钟山大地测量研究所', 'Zhongshan Geodesy Institute', 'institute', 'nanjing', [G], '大地基准与形变监测'],
	['remote-sensing-institute', '江淮遥感应用研究所', 'Jianghuai Remote Sensing Institute', 'institute', 'taizhou', [G], '遥感应用'],
	['surface-institute', '京口表面工程研究所', 'Jingkou Surface Engineering Institute', 'institute', 'zhenjiang', [M], '表面工程'],
	['marine-structures-institute', '通州湾海工结构研究院', 'Tongzhou Bay Marine Structures Institute', 'institute', 'nantong', [E, R], '海工结构', 'pending'],
	['micro-energy-workshop', '微能工坊(常州)科技有限公司', 'Micro Energy Workshop (Changzhou)', 'enterprise', 'changzhou', [E], '微电网', 'returned'],
]

const adcodes: Record<CitySlug, string> = {
	putuo: '310107',
	suzhou: '320500',
	wuxi: '320200',
	changzhou: '320400',
	zhenjiang: '321100',
	nanjing: '320100',
	nantong: '320600',
	taizhou: '321200',
}
const prefixes: Record<Kind, string> = { enterprise: '91', university: '12', institute: '12' }

/** An invented code with the right check character; `DEM` and the running number keep it apart from real ones. */
function demoCreditCode(kind: Kind, city: CitySlug, number: number): string {
	const body = `${prefixes[kind]}${adcodes[city]}DEM${String(number).padStart(6, '0')}`
	return [...'0123456789ABCDEFGHJKLMNPQRTUWXY'].map((last) => body + last).find(isCreditCode) ?? body
}

const kindNames: Record<Kind, string> = { enterprise: '企业', university: '高校', institute: '科研院所' }

export const demoOrganisations = lines.map(([slug, name, nameEn, kind, citySlug, chainSlugs, field, status = 'verified'], at) => ({
	slug,
	name,
	nameEn,
	kind,
	citySlug,
	chainSlugs,
	field,
	status,
	creditCode: demoCreditCode(kind, citySlug, at + 1),
	introduction: `从事${field}的${kindNames[kind]}，具备相应的研发团队与试验条件。本单位为演示数据，系虚构。`,
	returnReason: status === 'returned' ? '统一社会信用代码与登记证书上的名称不一致，请核对后重新提交。' : null,
}))
export type DemoOrganisation = (typeof demoOrganisations)[number]
