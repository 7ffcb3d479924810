import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nameForms } from './identity.ts'
import { maskerOf } from './mask-text.ts'

const organisation = { name: '苏州恒越高分子科技（集团）有限公司', nameEn: 'Suzhou Hengyue Polymer Technology Co., Ltd.', creditCode: '91320594MA1WTHN29Y' }
const identity = { organisations: [organisation], people: ['欧阳海棠', 'Lin Wei'], words: ['恒越', 'HY-Pure®'], language: 'zh' as const }
const { mask } = maskerOf(identity)

test('an organisation is hidden whole, without its legal suffix, without its place, in English, and however it is spaced or widened', () => {
	expect(nameForms({ name: '江苏省苏州市测绘院', nameEn: null })).toEqual(['江苏省苏州市测绘院', '测绘院'])
	expect(nameForms({ name: '苏州大学', nameEn: 'Soochow University' })).toEqual(['苏州大学', 'Soochow University'])
	for (const said of [
		'苏州恒越高分子科技（集团）有限公司',
		'苏州恒越高分子科技(集团)有限公司',
		'苏州恒越高分子科技集团有限公司',
		'苏州恒越高分子科技',
		'恒越高分子科技',
		'苏 州 恒　越\n高分子\u200b科技',
		'SUZHOU HENGYUE POLYMER TECHNOLOGY CO., LTD.',
		'Hengyue  Polymer-Technology',
		'Ｈｅｎｇｙｕｅ Ｐｏｌｙｍｅｒ Ｔｅｃｈｎｏｌｏｇｙ',
	])
		expect(mask(`我公司${said}承诺`)).toMatch(/^我公司【机构】\.?承诺$/i)
})

test('people, further words, addresses and numbers are hidden, and each is told by its token', () => {
	const said: Record<string, readonly string[]> = {
		'【人员】': ['欧阳海棠', '欧阳 海棠', 'LIN WEI', 'lin　wei'],
		'【隐去】': ['恒越', 'hy pure®', 'ＨＹ－Ｐｕｒｅ®'],
		'【邮箱】': ['ouyang.ht@hengyue-poly.com.cn', 'OUYANG＠hengyue.com', 'ouyang (at) hengyue . com', 'a_b+c@163.com'],
		'【网址】': ['https://www.hengyue.com/关于?x=1', 'www.hengyue.com.cn', 'hengyue.tech/about', 'WWW.Hengyue.COM', 'mailto:x@y.cn'],
		'【电话】': [
			'13812345678',
			'138-1234-5678',
			'138 1234 5678',
			'1 3 8 1 2 3 4 5 6 7 8',
			'1381 234 5678',
			'1 3 8 1 2 3 4 5 6 7 8',
			'1381 234 5678',
			'+86 13812345678',
			'＋８６－１３８１２３４５６７８',
			'0512-62345678',
			'(0512)6234 5678',
			'021 6234 5678',
			'+86-512-62345678',
			'400-820-8820',
			'0512-62345678转801',
		],
		'【代码】': ['91320594MA1WTHN29Y', '9132 0594 MA1W THN2 9Y', '91320594ma1wthn29y', '９１３２０５９４ＭＡ１ＷＴＨＮ２９Ｙ'],
		'【账号】': ['微信：hengyue_2020', 'WeChat ID: hy-lab99', 'QQ 123456789'],
	}
	for (const [token, texts] of Object.entries(said)) for (const text of texts) expect(mask(`见${text}。`)).toBe(`见${token}。`)
	expect(maskerOf({ ...identity, language: 'en' }).mask('by Lin Wei, 13812345678')).toBe('by [person], [phone]')
})

test('what only looks alike stays', () => {
	for (const text of [
		'结晶度 ≥ 62.5 %，0.0213456789 与 20260131',
		'主张，海棠与欧阳',
		'Berlin Weimar',
		'1380013800138001',
		'0 10 20 30 40 50 60',
		'1 3 5 7 9 11 13 15',
		'e.g. 3.5 MPa',
		'C:\\data 与 v1.2.3',
		'高分子科技',
	])
		expect(mask(text)).toBe(text)
})

const secrets = ['恒越高分子科技', '欧阳海棠', 'Hengyue Polymer Technology', 'ouyang@hengyue.com', '13812345678', '91320594MA1WTHN29Y']
const filler = fc.string({ unit: fc.constantFrom('指', '标', '。', ' ', '\n', '，', '、', '（', '》'), maxLength: 12 })

test('whatever stands around it, no secret stays, all else does, and what is masked is masked once for all', () => {
	fc.assert(
		fc.property(fc.array(fc.tuple(filler, fc.constantFrom(...secrets)), { maxLength: 8 }), filler, (parts, tail) => {
			const masked = mask(parts.map(([before, secret]) => `${before}，${secret}，`).join('') + tail)
			for (const secret of secrets) expect(masked.replaceAll(/\s/g, '')).not.toContain(secret.replaceAll(/\s/g, ''))
			expect(masked.replaceAll(/【.{2}】/g, '')).toBe(parts.map(([before]) => `${before}，，`).join('') + tail)
			expect(mask(masked)).toBe(masked)
		}),
		{ seed: 7, numRuns: 500 },
	)
})

test('long texts take time in proportion to their length', () => {
	const long = ['a'.repeat(200_000), '1'.repeat(200_000), 'a.'.repeat(100_000), '05 '.repeat(60_000), '恒'.repeat(200_000)]
	for (const text of long) expect(mask(text)).toHaveLength(text.length)
})
