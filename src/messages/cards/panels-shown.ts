import type { LondonDate } from '../../domain/calendar/london.ts'
import { exampleAgenda } from '../example-panels.ts'
import type { Example } from '../example.ts'
import { day } from '../example-world.ts'
import type { Block, Message } from '../model.ts'
import type { PanelAgendaShown } from '../panel-shown.ts'
import { openButtons, panelAgendaBlocks, sittingWhen } from '../panel-shown.ts'
import { button, buttons, heading, paragraph, text } from '../text.ts'

export interface PanelsShown {
  readonly panels: readonly (PanelAgendaShown & {
    /** A sitting of these days that the reader may record, and nobody has. */
    readonly toRecord: LondonDate | null
  })[]
}

/** The answer to `/panel`: when each panel sits next, what is for it, and what is missing. */
export function panelsShown({ panels }: PanelsShown): Message {
  const [first] = panels
  if (first === undefined) {
    const nobody = paragraph('The policy does not say when any panel sits. Ask whoever applies the policy.')
    return { summary: 'No panel sits here.', blocks: [nobody] }
  }
  return {
    summary: `The next sitting of ${panels.map(({ panel }) => `the ${panel.name}`).join(' and ')}.`,
    blocks: panels.flatMap(ofPanel),
  }
}

function ofPanel({ toRecord, ...agenda }: PanelsShown['panels'][number]): readonly Block[] {
  const attendance = (on: LondonDate) => ({ kind: 'open-form', form: 'panel-attendance', values: { panel: agenda.panel.id, on } } as const)
  const record = toRecord === null ? [] : [button('Record who was there', attendance(toRecord), 'main')]
  const presses = [...record, ...openButtons(agenda)]
  return [
    heading(agenda.panel.name),
    paragraph(text('Next sitting: ', ...sittingWhen(agenda.sitting), '.')),
    ...panelAgendaBlocks(agenda),
    ...(presses.length === 0 ? [] : [buttons(...presses)]),
  ]
}

const empty = { ...exampleAgenda, onAgenda: [], preparing: [], between: [], toRecord: null }

export const panelsShownExamples: readonly Example[] = [
  {
    title: 'The panels, for whoever chairs one on the day it sits',
    message: panelsShown({ panels: [{ ...exampleAgenda, onAgenda: exampleAgenda.onAgenda.slice(0, 1), toRecord: day('2026-11-26') }] }),
  },
  { title: 'The panels, with nothing for them', message: panelsShown({ panels: [empty] }) },
  { title: 'No panel sits here', message: panelsShown({ panels: [] }) },
]
