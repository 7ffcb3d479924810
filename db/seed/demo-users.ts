/** The password of every demo login; it opens nothing but invented data. */
export const demoPassword = 'yanshi-lianbang-2026'

/** People of the demo, each with the address of their organisation; invented. */
export const demoUsers = [
	{ email: 'lead@lianbang.example', name: '陆闻川', organisation: 'srici', role: '链主院所 chain lead' },
	{ email: 'issuer@lianbang.example', name: '苏砚', organisation: 'yunhe-polymers', role: '发榜企业 issuer' },
	{ email: 'bidder@lianbang.example', name: '纪明远', organisation: 'lingxi-catalysts', role: '揭榜企业 bidder' },
	{ email: 'university@lianbang.example', name: '沈知微', organisation: 'sujiang-tech-university', role: '揭榜高校 bidder' },
	{ email: 'bureau-suzhou@lianbang.example', name: '顾清和', organisation: 'demo-bureau-suzhou', role: '苏州科技局 bureau officer' },
	{ email: 'bureau-putuo@lianbang.example', name: '何予安', organisation: 'demo-bureau-putuo', role: '普陀科技局 bureau officer' },
	{ email: 'office@lianbang.example', name: '叶临', organisation: 'demo-office', role: '联盟办公室 office' },
	{ email: 'expert@lianbang.example', name: '顾明澈', organisation: 'surface-institute', role: '评榜专家 expert of the register' },
	{ email: 'lead-energy@lianbang.example', name: '方既白', organisation: 'ecepdi', role: '新能源链主 chain lead' },
	{ email: 'lead-forensics@lianbang.example', name: '裴予青', organisation: 'afs', role: '司法鉴定链主 chain lead' },
	{ email: 'lead-robotics@lianbang.example', name: '温砚之', organisation: 'seari', role: '机器人链主 chain lead' },
	{ email: 'lead-geo@lianbang.example', name: '江照野', organisation: 'sism', role: '测绘链主 chain lead' },
	{ email: 'pending@lianbang.example', name: '武津一', organisation: 'wujin-maps', role: '待核验单位 not yet verified' },
	{ email: 'broker@lianbang.example', name: '闻岚', organisation: 'qiaowen-brokerage', role: '技术经纪 technology broker' },
] as const

/** The demo's expert: drawn onto its panel, with an invitation to answer. */
export const demoExpertEmail = 'expert@lianbang.example'

/** What the console prints when the demo starts: one login a role. */
export const demoLogins = demoUsers.slice(0, 8).map(({ email, role }) => ({ role, email, password: demoPassword }))

const familyNames = '周吴郑冯褚卫蒋韩杨朱秦许吕施孔曹严华金魏陶姜戚谢邹柏窦章云苏潘葛范彭鲁韦马苗凤花方任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于傅'
const givenNames = ['承屿', '若溪', '怀瑾', '思齐', '景行', '语冰', '修远', '清越', '知遥', '以宁', '云舒', '致和', '念慈']

/** The invented name of the person who acts for an organisation that has no login of its own above; one for each number. */
export function colleagueName(number: number): string {
	return `${[...familyNames][number % familyNames.length] ?? '周'}${givenNames[(number * 5) % givenNames.length] ?? '承屿'}`
}
