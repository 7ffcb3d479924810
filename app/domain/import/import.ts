/** `reading`: the worker is at it; `preview`: rows wait for the person; `refused`: the file cannot be read. */
export const importStatuses = ['reading', 'preview', 'taking', 'taken', 'refused', 'discarded'] as const
export type ImportStatus = (typeof importStatuses)[number]
