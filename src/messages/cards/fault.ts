import type { Example } from '../example.ts'
import type { Message } from '../model.ts'
import { paragraph, stated } from '../text.ts'

export interface Fault {
  /** What to quote to whoever looks after the product, `7F3K`. */
  readonly ref: string
  /** `nothing`: it is certain. `unknown`: the database did not say, so the person has to look before trying again. */
  readonly saved: 'nothing' | 'unknown'
}

/** Something broke on our side. Never says what was asked: that may name a child. */
export function fault({ ref, saved }: Fault): Message {
  return saved === 'nothing'
    ? {
        summary: `Something broke, ref ${ref}; nothing was saved.`,
        blocks: [
          stated('Something broke', `ref ${ref}; nothing was saved.`, 'warning'),
          paragraph('Please try again. If it happens twice, give the reference to whoever looks after this product.'),
        ],
      }
    : {
        summary: `Something broke, ref ${ref}; it may or may not have been saved.`,
        blocks: [
          stated('Something broke', `ref ${ref}; it may or may not have been saved.`, 'warning'),
          paragraph('Look first: if it is there, it was saved. If it is not, send it again.'),
        ],
      }
}

export const faultExamples: readonly Example[] = [
  { title: 'Something broke', message: fault({ ref: '7F3K', saved: 'nothing' }) },
  { title: 'Something broke while saving', message: fault({ ref: '7F3K', saved: 'unknown' }) },
]
