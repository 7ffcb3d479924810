import { z } from 'zod'
import '../validation/messages.ts'

/** The public key of a witness, as `npm run witness` prints it. */
export const WitnessForm = z.object({ publicKey: z.string().trim().min(1).max(300) })
