/** The record that the bytes of an objection's file are bound to. */
export const evidenceRecord = ({ id }: { id: string }): string => `objection ${id} evidence`
