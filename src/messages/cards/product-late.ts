import type { Instant } from '../../domain/calendar/london.ts'
import { addMinutes } from '../../domain/calendar/london.ts'
import { momentInWords } from '../../domain/calendar/words.ts'
import { REMIND_MINUTES, type Telling } from '../../domain/watch/alarm.ts'
import type { Example } from '../example.ts'
import { at } from '../example-world.ts'
import type { Message } from '../model.ts'
import { plainText } from '../plain-text.ts'
import { aside, heading, list, paragraph, text } from '../text.ts'
import { lasting, sayWhatIsLate } from '../what-is-late.ts'

/**
 * To an administrator: something the product itself has not done in time, or that all is well again. Counts and moments only, since it
 * is told by e-mail too.
 */
export function productLate({ stage, late, beganAt, at: now }: Telling): Message {
  const lines = late.map((one) => text(sayWhatIsLate(one, now)))
  const title = titleOf({ stage, late })
  return {
    summary: `${title}.`,
    blocks: [
      heading(title),
      ...(stage === 'well'
        ? [paragraph(`Nothing is late any more. It began on ${momentInWords(beganAt)} and lasted ${lasting(beganAt, now)}.`)]
        : [list(lines), paragraph(whatComes(now))]),
      aside('See how things stand with unitco doctor. You are told because ADMINISTRATORS has your address.'),
    ],
  }
}

/** The same as a letter. */
export function letterOf(telling: Telling): { readonly subject: string; readonly text: string } {
  const [title = '', ...lines] = plainText(productLate(telling)).split('\n')
  return { subject: title.replace(/^# /, ''), text: `${lines.join('\n')}\n` }
}

function titleOf({ stage, late }: Pick<Telling, 'stage' | 'late'>): string {
  if (stage === 'well') return 'The Co-ordinator is on time again'
  if (late.every(({ kind }) => kind === 'break')) return 'The Co-ordinator was away'
  if (stage === 'still') return 'The Co-ordinator is still late'
  return stage === 'more' ? 'More is late in the Co-ordinator' : 'The Co-ordinator is late'
}

function whatComes(now: Instant): string {
  return `You are told again on ${momentInWords(addMinutes(now, REMIND_MINUTES))} if it is still late, and once when all is well.`
}

const early = at('2026-11-24', '08:36')
const began: Telling = {
  stage: 'began', beganAt: early, at: early,
  late: [
    { kind: 'decisions', since: at('2026-11-24', '08:28'), count: 2, lost: 0 },
    { kind: 'digests', since: at('2026-11-24', '08:30'), count: 7 },
    { kind: 'messages', since: at('2026-11-24', '08:30'), count: 12, ways: ['slack'] },
  ],
}
const back = at('2026-11-24', '07:00')

export const productLateExamples: readonly Example[] = [
  { title: 'The product itself is late, to an administrator', message: productLate(began) },
  { title: 'More is late', message: productLate({ ...began, stage: 'more', at: at('2026-11-24', '09:10') }) },
  { title: 'It is still late', message: productLate({ ...began, stage: 'still', at: at('2026-11-24', '11:10') }) },
  { title: 'Its beat stopped', message: productLate({
    ...began, late: [{ kind: 'beat', since: at('2026-11-23', '18:00') }, { kind: 'work', since: at('2026-11-23', '17:58') }],
  }) },
  { title: 'A decision without a next step', message: productLate({
    ...began, late: [{ kind: 'decisions', since: at('2026-11-24', '08:00'), count: 1, lost: 1 }],
  }) },
  { title: 'It was away', message: productLate({
    stage: 'began', beganAt: back, at: back, late: [{ kind: 'break', since: at('2026-11-23', '18:00'), until: back }],
  }) },
  { title: 'The database does not answer', message: productLate({
    ...began, late: [{ kind: 'database', since: at('2026-11-24', '08:30') }],
  }) },
  { title: 'It is on time again', message: productLate({ stage: 'well', late: [], beganAt: early, at: at('2026-11-24', '09:50') }) },
]
