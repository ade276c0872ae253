import { z } from 'zod'

/** What an authority settles about its service directory. Every figure has a default, which is this product's own. */
export const servicePolicy = z.strictObject({
  /** The row of the matrix a referral is judged under. Should the policy have no such row, nobody decides it without asking. */
  decisionType: z.string().min(1).default('refer'),
  /** Days after which an entry that nobody has made sure of says so. */
  checkedWithinDays: z.number().int().positive().default(183),
  /** The wait is shown as families had it once so many referrals have started within so many months. */
  experience: z.strictObject({
    months: z.number().int().positive().default(6),
    atLeast: z.number().int().positive().default(5),
  }).prefault({}),
  /** Working days after which a referral is chased when the service does not say how long it takes. */
  usualWait: z.number().int().positive().default(10),
  /** Once the expected wait is over: working days from the last news, or the last chase, to the next. */
  chaseEvery: z.number().int().positive().default(5),
}).prefault({})

export type ServicePolicy = z.infer<typeof servicePolicy>
