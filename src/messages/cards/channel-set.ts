import type { LondonTime } from '../../domain/calendar/london.ts'
import { timeFrom } from '../../domain/calendar/london.ts'
import type { Example } from '../example.ts'
import { staff } from '../example-world.ts'
import type { Message } from '../model.ts'
import type { Colleague } from '../text.ts'
import { button, buttons, heading, list, named, paragraph, text } from '../text.ts'

export interface ChannelSet {
  readonly unitName: string
  readonly digestTime: LondonTime
  readonly by: Colleague
}

/** This is the unit's channel from now on, and what everybody in it will see. */
export function channelSet({ unitName, digestTime, by }: ChannelSet): Message {
  return {
    summary: `This is ${unitName}’s channel now.`,
    blocks: [
      heading(`This is ${unitName}’s channel now`),
      paragraph(text(named(by), ' set it. Everybody in this channel will see:')),
      list([
        text(`what is due, at ${digestTime} on working days`),
        text('a reminder before each unit meeting'),
        text('tasks given to people and done, by case reference'),
        text('decisions, who they wait for and what was answered'),
      ]),
      paragraph('Names of children and families stay out of it. What is on a restricted case goes only to the people on its list.'),
      buttons(button('Show the unit', { kind: 'show-unit' }), button('Everything you can ask', { kind: 'help', verb: null })),
    ],
  }
}

export const channelSetExamples: readonly Example[] = [
  { title: 'A channel became the unit’s', message: channelSet({ unitName: 'Hawthorn', digestTime: timeFrom('08:30'), by: staff.priya }) },
]
