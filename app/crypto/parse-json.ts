/** What a text says as JSON; undefined when it is none, which no JSON says. */
export function parseJson(text: string | undefined): unknown {
	try {
		return JSON.parse(text ?? '')
	} catch {
		return undefined
	}
}
