import type { MetaDescriptor } from '@remix-run/node'

export type PageHead = { title: string; description: string; canonical: string }

/** The head of a public page as tags; none while there is no page. */
export function headTags(head: PageHead | undefined): MetaDescriptor[] {
	if (!head) return []
	return [{ title: head.title }, { name: 'description', content: head.description }, { tagName: 'link', rel: 'canonical', href: head.canonical }]
}
