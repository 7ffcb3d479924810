import type { CitySlug, OrganisationKind } from '#app/domain/organisation/organisation.ts'

/** The corridor's cities: main line from its start, then the north branch. */
export const corridorCities: { slug: CitySlug; nameZh: string; nameEn: string }[] = [
	{ slug: 'putuo', nameZh: '上海普陀', nameEn: 'Putuo, Shanghai' },
	{ slug: 'suzhou', nameZh: '苏州', nameEn: 'Suzhou' },
	{ slug: 'wuxi', nameZh: '无锡', nameEn: 'Wuxi' },
	{ slug: 'changzhou', nameZh: '常州', nameEn: 'Changzhou' },
	{ slug: 'zhenjiang', nameZh: '镇江', nameEn: 'Zhenjiang' },
	{ slug: 'nanjing', nameZh: '南京', nameEn: 'Nanjing' },
	{ slug: 'nantong', nameZh: '南通', nameEn: 'Nantong' },
	{ slug: 'taizhou', nameZh: '泰州', nameEn: 'Taizhou' },
]

type KnownOrganisation = { slug: string; name: string; nameEn: string; kind: OrganisationKind; citySlug: CitySlug }

/** Lead institutes and research bodies of the corridor; real, and unclaimed until they register. */
export const corridorOrganisations: KnownOrganisation[] = [
	{ slug: 'ecepdi', name: '华东电力设计院', nameEn: 'East China Electric Power Design Institute', kind: 'institute', citySlug: 'putuo' },
	{ slug: 'srici', name: '上海化工研究院', nameEn: 'Shanghai Research Institute of Chemical Industry', kind: 'institute', citySlug: 'putuo' },
	{ slug: 'afs', name: '司法鉴定科学研究院', nameEn: 'Academy of Forensic Science', kind: 'institute', citySlug: 'putuo' },
	{ slug: 'seari', name: '上海电器科学研究所', nameEn: 'Shanghai Electrical Apparatus Research Institute', kind: 'institute', citySlug: 'putuo' },
	{ slug: 'sism', name: '上海市测绘院', nameEn: 'Shanghai Surveying and Mapping Institute', kind: 'institute', citySlug: 'putuo' },
	{ slug: 'purple-mountain-laboratories', name: '紫金山实验室', nameEn: 'Purple Mountain Laboratories', kind: 'institute', citySlug: 'nanjing' },
	{
		slug: 'wuxi-industrial-innovation',
		name: '无锡市产业创新研究院',
		nameEn: 'Wuxi Industrial Innovation Research Institute',
		kind: 'institute',
		citySlug: 'wuxi',
	},
	{ slug: 'changzhou-science-town', name: '常州科教城管委会', nameEn: 'Changzhou Science and Education Town', kind: 'institute', citySlug: 'changzhou' },
	{ slug: 'gusu-laboratory', name: '姑苏实验室', nameEn: 'Gusu Laboratory of Materials', kind: 'institute', citySlug: 'suzhou' },
	{
		slug: 'nantong-north-biomedicine',
		name: '南通市北生物医药和生命健康研究院',
		nameEn: 'Nantong Shibei Institute of Biomedicine and Life Health',
		kind: 'institute',
		citySlug: 'nantong',
	},
	{
		slug: 'zhenjiang-dayushan',
		name: '镇江京口大禹山管委会',
		nameEn: 'Zhenjiang Jingkou Dayushan Innovation Community',
		kind: 'institute',
		citySlug: 'zhenjiang',
	},
	{
		slug: 'tsinghua-innovation-shanghai',
		name: '上海清华国际创新中心',
		nameEn: 'Shanghai International Innovation Center, Tsinghua',
		kind: 'institute',
		citySlug: 'putuo',
	},
	{
		slug: 'yangtze-delta-innovation',
		name: '长三角国家技术创新中心',
		nameEn: 'National Innovation Center par Excellence, Yangtze Delta',
		kind: 'institute',
		citySlug: 'putuo',
	},
]

/** The chains, in order, with their lead institutes. */
export const corridorChains = [
	{ slug: 'new-energy', codePrefix: 'XNY', nameZh: '新能源', nameEn: 'New energy', hue: 1, leadSlug: 'ecepdi' },
	{ slug: 'new-materials', codePrefix: 'XCL', nameZh: '新材料', nameEn: 'New materials', hue: 2, leadSlug: 'srici' },
	{ slug: 'forensics', codePrefix: 'SFJ', nameZh: '司法鉴定', nameEn: 'Forensic science', hue: 3, leadSlug: 'afs' },
	{ slug: 'robotics', codePrefix: 'JQR', nameZh: '机器人', nameEn: 'Robotics', hue: 4, leadSlug: 'seari' },
	{ slug: 'geoinformation', codePrefix: 'DLX', nameZh: '地理信息测绘', nameEn: 'Geo-information', hue: 5, leadSlug: 'sism' },
] as const
