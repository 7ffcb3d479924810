/**
 * A list of the demo; `{year}` becomes the year of its release. `releasedDaysAgo` null: still being composed. `event` is the
 * key of the event it was released at; one being composed is scheduled for its beginning.
 */
export type DemoList = {
	key: string
	chain: string
	title: string
	titleEn: string
	note: string
	releasedDaysAgo: number | null
	event?: string
	/** The standing collection of its chain's demands, which bears no number of its own. */
	isCollection?: boolean
}

/** An event of the demo; `{year}` becomes the year it falls in. `inDays` is counted from today, at 14:00; negative when it was held. */
type DemoEvent = { key: string; name: string; nameEn: string; place: string; inDays: number }

export const demoEvents: readonly DemoEvent[] = [
	{
		key: 'matchmaking',
		name: '{year} 年沿沪宁产业链供需对接会',
		nameEn: 'Shanghai–Nanjing corridor matchmaking day {year}',
		place: '苏州国际博览中心（演示）',
		inDays: -38,
	},
	{
		key: 'robotics-day',
		name: '{year} 年机器人链应用场景发榜会',
		nameEn: 'Robotics chain {year}: release day for applications',
		place: '上海普陀 · 机器人产业园报告厅（演示）',
		inDays: 9,
	},
]

/** In the order of their release within a chain; their codes are numbered so. */
export const demoLists: readonly DemoList[] = [
	{
		key: 'energy-earlier',
		chain: 'new-energy',
		title: '{year} 年新能源链电网装备榜单',
		titleEn: 'New energy {year}: grid equipment',
		note: '面向直流海缆、配电网与负荷侧调节，由链主院所会同成员单位征集论证后发布。',
		releasedDaysAgo: 124,
	},
	{
		key: 'energy-current',
		chain: 'new-energy',
		title: '{year} 年新能源链储能、氢能与海上风电榜单',
		titleEn: 'New energy {year}: storage, hydrogen and offshore wind',
		note: '优先支持能在示范工程中验证的方案，各榜题截止时间不同，请以榜题页面为准。',
		releasedDaysAgo: 41,
	},
	{
		key: 'materials-earlier',
		chain: 'new-materials',
		title: '{year} 年新材料链先进陶瓷专项榜单',
		titleEn: 'New materials {year}: advanced ceramics',
		note: '功率器件封装用陶瓷材料专项，揭榜方须能提供批量样品。',
		releasedDaysAgo: 470,
	},
	{
		key: 'materials-current',
		chain: 'new-materials',
		title: '{year} 年新材料链聚烯烃与先进复合材料榜单',
		titleEn: 'New materials {year}: polyolefins and advanced composites',
		note: '依托聚烯烃催化技术与高性能材料平台提供中试与表征条件，欢迎高校、院所与企业组成联合体揭榜。',
		releasedDaysAgo: 38,
		event: 'matchmaking',
	},
	{
		key: 'materials-next',
		chain: 'new-materials',
		title: '{year} 年新材料链特种纤维与功能涂层榜单',
		titleEn: 'New materials {year}: special fibres and functional coatings',
		note: '正在征集与论证。',
		releasedDaysAgo: null,
	},
	{
		key: 'materials-collection',
		chain: 'new-materials',
		title: '新材料链需求征集',
		titleEn: 'New materials: demands being collected',
		note: '',
		releasedDaysAgo: null,
		isCollection: true,
	},
	{
		key: 'forensics-earlier',
		chain: 'forensics',
		title: '{year} 年司法鉴定链文书检验榜单',
		titleEn: 'Forensic science {year}: document examination',
		note: '检验方法须经不少于四家机构盲测。',
		releasedDaysAgo: 436,
	},
	{
		key: 'forensics-devices',
		chain: 'forensics',
		title: '{year} 年司法鉴定链电子数据装备专项榜单',
		titleEn: 'Forensic science {year}: equipment for digital evidence',
		note: '研究须在合法授权范围内进行，过程可追溯。',
		releasedDaysAgo: 138,
	},
	{
		key: 'forensics-current',
		chain: 'forensics',
		title: '{year} 年司法鉴定链关键技术榜单',
		titleEn: 'Forensic science {year}: key techniques',
		note: '涵盖毒物、声像、物证与交通事故四个方向，验证方案须含盲样测试。',
		releasedDaysAgo: 14,
	},
	{
		key: 'robotics-earlier',
		chain: 'robotics',
		title: '{year} 年机器人链视觉与康复机器人榜单',
		titleEn: 'Robotics {year}: vision and rehabilitation',
		note: '成果须在真实产线或受试者试验中考核。',
		releasedDaysAgo: 452,
	},
	{
		key: 'robotics-current',
		chain: 'robotics',
		title: '{year} 年机器人链核心部件与场景应用榜单',
		titleEn: 'Robotics {year}: core components and applications',
		note: '发榜方提供试验台架与应用现场，鼓励整机、部件与检测单位联合揭榜。',
		releasedDaysAgo: 38,
		event: 'matchmaking',
	},
	{
		key: 'robotics-next',
		chain: 'robotics',
		title: '{year} 年机器人链应用工艺榜单',
		titleEn: 'Robotics {year}: application processes',
		note: '正在征集与论证。',
		releasedDaysAgo: null,
		event: 'robotics-day',
	},
	{
		key: 'geo-earlier',
		chain: 'geoinformation',
		title: '{year} 年地理信息测绘链机载激光专项榜单',
		titleEn: 'Geo-information {year}: airborne laser scanning',
		note: '成果由测绘质检机构布设检查点验收。',
		releasedDaysAgo: 441,
	},
	{
		key: 'geo-current',
		chain: 'geoinformation',
		title: '{year} 年地理信息测绘链城市感知与实景三维榜单',
		titleEn: 'Geo-information {year}: urban sensing and 3D reality models',
		note: '涉密数据按规定在发榜方环境内使用，精度指标以质检机构结论为准。',
		releasedDaysAgo: 47,
	},
]
