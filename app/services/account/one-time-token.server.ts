import { createHash, randomBytes } from 'node:crypto'

/** A new token for a one-time link (256 random bits) and the digest that is kept of it. */
export function newToken(): { token: string; digest: string } {
	const token = randomBytes(32).toString('base64url')
	return { token, digest: digestOf(token) }
}

/** What the database keeps of a token: its SHA-256, so that a copy of the database opens no link. */
export function digestOf(token: string): string {
	return createHash('sha256').update(token).digest('hex')
}
