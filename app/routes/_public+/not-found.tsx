import { notFound } from '#app/http/params.ts'

/** Every address nothing else answers. */
export function loader() {
	throw notFound()
}

export default function NotFound() {
	return null
}
