import { randomUUID } from 'node:crypto'
import type { Playground } from '../../adapters/playground/playground.ts'
import { directMessagesOf, placeOf } from '../../adapters/playground/places.ts'
import type { Answer, Ask } from '../../src/app/ask.ts'
import type { Instant } from '../../src/domain/calendar/london.ts'
import { londonTimeOf } from '../../src/domain/calendar/london.ts'
import type { NoticeId } from '../../src/domain/ids.ts'
import { homeExamples } from '../../src/messages/cards/home.ts'
import { ownerSuggestedExamples } from '../../src/messages/cards/owner-suggested.ts'
import { unitDigestExamples } from '../../src/messages/cards/unit-digest.ts'
import type { Example } from '../../src/messages/example.ts'
import type { Form, Message } from '../../src/messages/model.ts'
import type { Reply } from '../../src/messages/reply.ts'
import { buttons, facts, heading, paragraph } from '../../src/messages/text.ts'
import { staff } from '../adapters/playground/hawthorn.ts'

/**
 * A product with few lines, for tests of the page itself: `decide` opens a form that wants a case and sends a card to the group
 * manager, who approves it; anything else is answered to the asker; at 08:30 there is a digest.
 */
export function rehearse(playground: Playground): Answer {
  return async ({ said }: Ask): Promise<Reply> => {
    if (said.kind === 'form') return said.values['case'] === '' ? { kind: 'form', form: decideForm(said.values) } : decided(playground)
    if (said.kind === 'press' && said.intent.kind === 'approve') return approved(playground, said.intent.escalation)
    if (said.kind === 'press') return { kind: 'message', message: said.intent.kind === 'show-home' ? ownPage : suggestion }
    const verb = said.kind === 'command' ? said.verb : said.line.split(' ')[0]
    return verb === 'decide' ? { kind: 'form', form: decideForm() } : { kind: 'message', message: suggestion }
  }
}

/** The digest of whichever working morning it is. */
export async function rehearseMorning(playground: Playground, now: Instant): Promise<void> {
  if (londonTimeOf(now) === '08:30') await playground.chat.post(hawthorn, digest, newNotice())
}

const hawthorn = placeOf('hawthorn')
const ownPage = messageOf(homeExamples[0])
const suggestion = messageOf(ownerSuggestedExamples[0])
const digest = messageOf(unitDigestExamples[0])
const newNotice = (): NoticeId => randomUUID() as string as NoticeId

async function decided(playground: Playground): Promise<Reply> {
  const notice = newNotice()
  const waits = { summary: 'D-12 waits for Ruth Caldwell.', blocks: [heading('D-12 waits for Ruth Caldwell')] }
  await playground.chat.post(hawthorn, waits, notice)
  const ruth = directMessagesOf({ platform: 'playground', tenant: 'playground', user: staff.ruth.email })
  const card = await playground.chat.post(ruth, escalation(null), newNotice())
  await playground.chat.update(card, escalation(card.messageId))
  return { kind: 'done', message: waits, notice }
}

/** In this rehearsal an escalation is named by the message that asks for it. */
async function approved(playground: Playground, messageId: string): Promise<Reply> {
  const place = directMessagesOf({ platform: 'playground', tenant: 'playground', user: staff.ruth.email })
  await playground.chat.update({ place, messageId, rootId: null }, { summary: 'D-12 is approved.', blocks: [heading('You approved D-12')] })
  const notice = newNotice()
  await playground.chat.post(hawthorn, { summary: 'D-12 is approved.', blocks: [heading('Ruth Caldwell approved D-12')] }, notice)
  return { kind: 'done', message: { summary: 'Stored.', blocks: [paragraph('Your approval is stored.')] }, notice }
}

function escalation(messageId: string | null): Message {
  const approve = { kind: 'approve', escalation: messageId ?? '', version: 1 } as const
  return {
    summary: 'D-12 on C-1042 waits for you.',
    blocks: [
      heading('D-12 waits for you'), facts(['Case', 'C-1042'], ['Amount', '£600']),
      buttons({ label: 'Approve', tone: 'main', intent: approve }),
    ],
  }
}

function decideForm(values?: Readonly<Record<string, string>>): Form {
  const problem = values === undefined ? null : 'Give the case’s reference, such as C-1042.'
  const choices = [{ value: 'spend', label: 'Spend money' }, { value: 's47', label: 'Start a section 47 enquiry' }]
  const field = (name: string) => ({ name, hint: null, isRequired: false, value: values?.[name] ?? '', problem: null })
  return {
    form: 'decide', title: 'Record a decision', intro: [], submit: 'Record it', carries: { version: '1' },
    fields: [
      { ...field('case'), kind: 'line', label: 'Case', hint: 'Such as C-1042', isRequired: true, problem },
      { ...field('type'), kind: 'choice', label: 'What was decided?', choices },
      { ...field('amount'), kind: 'money', label: 'How much?' },
      { ...field('decidedBy'), kind: 'person', label: 'Who decided it?', people: [] },
      { ...field('reasons'), kind: 'paragraph', label: 'Reasons' },
      { ...field('urgent'), kind: 'tick', label: 'It is urgent' },
    ],
  }
}

function messageOf(example: Example | undefined): Message {
  if (example === undefined || !('message' in example)) throw new Error('this example is not a message')
  return example.message
}
