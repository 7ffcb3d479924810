/** The save in which a field changed last: its number, its instant in milliseconds, and the key of the person. */
export type FieldMark = { revision: number; at: number; by: string }
