import { z } from 'zod'

/** Parts that payloads of every kind have, checked at the door: Slack's ids, and what people wrote. */

export const id = z.string().min(1).max(255)
export const words = z.string().max(40_000)

/** Somebody who pressed or sent something. */
export const user = z.object({ id })

/** The address answers may be sent to, where there is one. */
export const responseUrl = z.string().max(2_000).nullish().transform((url) => url ?? null)
