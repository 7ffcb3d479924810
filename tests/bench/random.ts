/** A seeded generator of numbers in [0, 1): mulberry32. */
export function seeded(seed: number): () => number {
	let state = seed
	return () => {
		state = (state + 0x6d2b79f5) | 0
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
	}
}

const syllables =
	'材料催化聚合温度压力强度纤维复合电池储能光伏风机逆变并网机器人关节减速伺服视觉抓取导航测绘遥感点云影像定位鉴定毒物痕迹笔迹影音检测算法模型传感芯片涂层薄膜粉体烧结焊接疲劳腐蚀寿命监测诊断控制调度仿真数据平台装备工艺'

/** A made-up technical word of two characters. */
export function word(random: () => number): string {
	const at = () => syllables[Math.floor(random() * syllables.length)] ?? '材'
	return at() + at()
}

/** About `length` characters of running technical text. */
export function prose(random: () => number, length: number): string {
	let text = ''
	while (text.length < length) text += word(random) + (random() < 0.12 ? '，' : '')
	return `${text}。`
}

/** A place from 0 to `count` - 1, as visitors choose (Zipf's law): the second is read half as often as the first, the tenth a tenth. */
export function rank(random: () => number, count: number): number {
	return Math.min(count, Math.floor(Math.exp(random() * Math.log(count + 1)))) - 1
}
