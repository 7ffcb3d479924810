/** Answers plain text to a program: never kept, never taken for anything else. */
export function answerPlain(text: string, status = 200): Response {
	return new Response(text, {
		status,
		headers: { 'Content-Type': 'text/plain; charset=utf-8', 'X-Content-Type-Options': 'nosniff', 'Cache-Control': 'no-store' },
	})
}
