import pino, { type Logger } from 'pino'

/** The process's log: one JSON line an event on standard error; standard output stays for people. */
export function openLog(level: string): Logger {
	return pino({ level, redact: ['password', 'token', 'cookie'] }, pino.destination(2))
}
