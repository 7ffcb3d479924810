/** A path on this site from what a form or address carried; anything that could lead elsewhere becomes `/`. */
export function localPath(candidate: string): string {
	if (!/^\/(?![/\\])/.test(candidate) || /[\\\s]/.test(candidate)) return '/'
	return candidate
}
