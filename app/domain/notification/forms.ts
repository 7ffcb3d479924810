import { z } from 'zod'
import { followKinds } from './notification.ts'

const Way = { kind: z.enum(followKinds), to: z.string().max(2000).default('/') }

/** Following what a page shows: `name` is what the page calls it, `to` where to go on. */
export const FollowForm = z.object({ ...Way, name: z.string().max(1000) })
/** Ending it, by the key under which it is followed. */
export const UnfollowForm = z.object({ ...Way, target: z.string().max(1000) })

/** The kind of news to be quiet about, by its key. */
export const QuietForm = z.object({ about: z.string().max(100) })
