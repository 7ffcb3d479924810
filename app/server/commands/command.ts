import type { Environment } from '../env.ts'

/** A command of the command line: answers the line to print; throws a CommandError for what the person can mend. */
export type Command = (args: string[], env: Environment) => Promise<string>

export class CommandError extends Error {}
