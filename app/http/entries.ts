/** The text fields of a form by name; the last of several of one name. */
export async function formEntries(request: Request): Promise<Record<string, string>> {
	const entries = [...(await request.formData())].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []))
	return Object.fromEntries(entries)
}
