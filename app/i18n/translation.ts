import type zh from './zh/index.ts'

type Texts<Shape> = { [Key in keyof Shape]: Shape[Key] extends string ? string : Texts<Shape[Key]> }

/** The shape every language fills: the keys of the Chinese texts. */
export type Translation = Texts<typeof zh>
