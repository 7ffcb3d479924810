import { pinyin } from 'pinyin-pro'

/** The readable part of an organisation's address: its name in pinyin, at most 60 characters; `organisation` where nothing can be read. */
export function slugOf(name: string): string {
	const words = pinyin(name.normalize('NFKC'), { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true })
	const slug = words
		.join('-')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.slice(0, 60)
		.replace(/^-+|-+$/g, '')
	return slug || 'organisation'
}

/** The first of slug, slug-2, slug-3, … that is not taken; `new` is the address of the form that makes one. */
export function freeSlug(slug: string, taken: readonly string[]): string {
	let candidate = slug
	for (let number = 2; candidate === 'new' || taken.includes(candidate); number++) candidate = `${slug}-${number}`
	return candidate
}
