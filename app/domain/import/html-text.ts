const entities: Record<string, string> = {
	amp: '&',
	lt: '<',
	gt: '>',
	quot: '"',
	apos: "'",
	nbsp: ' ',
	ndash: '–',
	mdash: '—',
	rsquo: '’',
	lsquo: '‘',
	ldquo: '“',
	rdquo: '”',
	bull: '•',
	hellip: '…',
}
const breaking = /<\/?(?:p|div|ul|ol|table|tr|h[1-6]|section|article|blockquote)\b[^>]*>/gi
const inline = /<\/?(?:a|abbr|b|code|em|font|i|img|li|small|span|strong|sub|sup|td|th|thead|tbody|u)\b[^>]*>/gi

/** Paragraphs of a text that may hold HTML: tags and entities gone, items as dashes; "<100MB" is no tag. */
export function htmlToText(html: string): string {
	return html
		.replace(/\r\n?/g, '\n')
		.replace(/<!--[\s\S]*?-->|<(script|style)\b[\s\S]*?<\/\1>/gi, '')
		.replace(/<br\s*\/?>/gi, '\n')
		.replace(/\s*<li\b[^>]*>\s*/gi, '\n- ')
		.replace(breaking, '\n\n')
		.replace(inline, '')
		.replace(/&(?:#(\d{1,6})|#x([\da-f]{1,6})|([a-z]{2,6}));/gi, (whole, decimal, hex, name) => decodeEntity(whole, decimal, hex, name))
		.replace(/[^\S\n]+\n/g, '\n')
		.replace(/\n{3,}/g, '\n\n')
		.trim()
}

function decodeEntity(whole: string, decimal?: string, hex?: string, name?: string): string {
	if (name !== undefined) return entities[name.toLowerCase()] ?? whole
	const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
	return code > 31 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
}
