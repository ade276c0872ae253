import { inTime } from '../../src/ports/timers.ts'
import type { InvokeAnswer } from './activity.ts'
import type { AnswerWith } from './hearing.ts'
import type { Inside } from './inside.ts'
import { WAITS } from './inside.ts'

/** What Teams is answered, and what else is done for it. */
export interface Prepared {
  readonly answer: InvokeAnswer
  /** Done once Teams has its answer. */
  readonly after?: () => Promise<void>
  /** Done instead when the answer came too late for Teams: it has to be shown in another way. */
  readonly late?: () => Promise<void>
}

export const ON_ITS_WAY = 'This is taking longer than it should. The answer comes to our chat.'

/** Answers while Teams still waits, and with `meanwhile` when it will not wait any longer. */
export async function answerInTime(
  { timers }: Pick<Inside, 'timers'>, answerWith: AnswerWith, meanwhile: InvokeAnswer, coming: Promise<Prepared>,
): Promise<void> {
  const early = await inTime(timers, WAITS.invoke, coming)
  answerWith(early === 'late' ? meanwhile : early.answer)
  if (early === 'late') await (await coming).late?.()
  else await early.after?.()
}
