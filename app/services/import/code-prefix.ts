const year = new Intl.DateTimeFormat('en', { timeZone: 'Asia/Shanghai', year: 'numeric' })

/** What the codes of a list's challenges begin with: its chain and the Beijing year (XCL-2026), or the code of a foreign list. */
export function codePrefixOf(list: { code: string; chainSlug: string | null }, chains: readonly { slug: string; codePrefix: string }[], now: Date): string {
	const chain = chains.find(({ slug }) => slug === list.chainSlug)
	return chain ? `${chain.codePrefix}-${year.format(now)}` : list.code
}
