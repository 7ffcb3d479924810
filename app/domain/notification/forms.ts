import { z } from 'zod'
import { channels, followKinds } from './notification.ts'

const Way = { kind: z.enum(followKinds), to: z.string().max(2000).default('/') }

/** Following what a page shows: `name` is what the page calls it, `to` where to go on. */
export const FollowForm = z.object({ ...Way, name: z.string().max(1000) })
/** Ending it, by the key under which it is followed. */
export const UnfollowForm = z.object({ ...Way, target: z.string().max(1000) })

const channel = z.enum(channels)
/** A channel for each topic. */
export const ChoicesForm = z.object({ deadlines: channel, duties: channel, bids: channel, challenges: channel, objections: channel, followed: channel })
