import type { LondonDate } from '../../domain/calendar/london.ts'
import { listed } from '../counted.ts'
import { exampleAgenda } from '../example-panels.ts'
import type { Example } from '../example.ts'
import { day, staff } from '../example-world.ts'
import type { Message } from '../model.ts'
import type { PanelAgendaShown } from '../panel-shown.ts'
import { openButtons } from '../panel-shown.ts'
import type { Colleague } from '../text.ts'
import { buttons, date, facts, heading, joined, named, paragraph, stated, text } from '../text.ts'

export interface PanelSat {
  readonly panelName: string
  readonly on: LondonDate
  readonly chair: Colleague
  readonly present: readonly Colleague[]
  /** What there was too little of to decide: `the principal lawyer`. */
  readonly lacking: readonly string[]
  readonly chairRole: string
  readonly agenda: PanelAgendaShown
}

/** To whoever recorded it: who was there, whether that is enough, and what to do when it is not. */
export function panelSat({ panelName, on, chair, present, lacking, chairRole, agenda }: PanelSat): Message {
  const presses = openButtons({ ...agenda, preparing: [] })
  return {
    summary: `${panelName}: who was there is recorded.`,
    blocks: [
      heading(`${panelName}: who was there is recorded`),
      lacking.length === 0
        ? stated('Quorum', 'there were enough to decide.', 'good')
        : stated('No quorum', `it lacked ${listed(lacking)}, so nothing can be recorded as the panel’s.`, 'warning'),
      facts(
        ['Sitting', text(date(on))], ['Chaired by', text(named(chair))],
        ['There', joined(present.map((person) => text(named(person))), ', ')],
      ),
      ...(lacking.length === 0
        ? []
        : [
            paragraph('Everything stays on the agenda of the next sitting. '
              + `What cannot wait is decided by the ${chairRole} alone, and that sitting hears of it.`),
          ]),
      ...(presses.length === 0 ? [] : [buttons(...presses)]),
    ],
  }
}

const sat = {
  panelName: 'Resource Panel', on: day('2026-11-26'), chair: staff.owen, present: [staff.owen, staff.ruth], chairRole: 'assistant director',
}
const agenda = { ...exampleAgenda, onAgenda: exampleAgenda.onAgenda.slice(0, 1) }
const lacking = ['one more person', 'the principal lawyer']

export const panelSatExamples: readonly Example[] = [
  { title: 'A sitting with a quorum', message: panelSat({ ...sat, lacking: [], agenda }) },
  { title: 'A sitting without a quorum', message: panelSat({ ...sat, lacking, agenda: { ...agenda, onAgenda: [] } }) },
]
