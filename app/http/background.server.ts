import type { AppLoadContext } from '@remix-run/node'

/** Lets work go on after the answer; what fails is logged, and taken up again by its job. */
export function inBackground({ log }: AppLoadContext, what: string, work: Promise<unknown>): void {
	work.catch((error: unknown) => log.error(error, `${what} failed`))
}
