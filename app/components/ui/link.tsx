import { type LinkProps, Link as RouterLink } from '@remix-run/react'

const isPath = (to: LinkProps['to']): to is string => typeof to === 'string' && /^\/(?!\/)/.test(to)

/** What Remix writes for a link to a path, without what it prepares for a click: a quarter of rendering a page. */
function WrittenLink({ prefetch, replace, state, preventScrollReset, relative, viewTransition, reloadDocument, discover, ...rest }: LinkProps) {
	const { to, ...attributes } = rest
	if (!isPath(to) || prefetch === 'render') return <RouterLink prefetch={prefetch} discover={discover} reloadDocument={reloadDocument} {...rest} />
	return <a {...attributes} href={to} data-discover={reloadDocument || discover === 'none' ? undefined : 'true'} />
}

/** A link inside the site. The server only writes it; the browser makes it Remix's own. */
export const Link = import.meta.env.SSR ? WrittenLink : RouterLink
