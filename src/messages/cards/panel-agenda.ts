import { exampleAgenda } from '../example-panels.ts'
import type { Example } from '../example.ts'
import type { Message } from '../model.ts'
import type { PanelAgendaShown } from '../panel-shown.ts'
import { openButtons, panelAgendaBlocks, sittingWhen } from '../panel-shown.ts'
import { buttons, heading, paragraph, text } from '../text.ts'

export interface PanelAgendaCard {
  readonly agenda: PanelAgendaShown
  readonly when: 'ahead' | 'on-the-day'
}

/** To who chairs: what the sitting has before it, by reference only. */
export function panelAgenda({ agenda, when }: PanelAgendaCard): Message {
  const words = `${agenda.panel.name}: ${when === 'on-the-day' ? 'it sits today' : 'the agenda of the next sitting'}`
  const presses = openButtons(agenda)
  return {
    summary: `${words}, ${agenda.onAgenda.length} on the agenda.`,
    blocks: [
      heading(words),
      paragraph(text('It sits on ', ...sittingWhen(agenda.sitting), '.')),
      ...panelAgendaBlocks(agenda),
      ...(presses.length === 0 ? [] : [buttons(...presses)]),
    ],
  }
}

export const panelAgendaExamples: readonly Example[] = [
  { title: 'The chair’s agenda, ahead', message: panelAgenda({ agenda: exampleAgenda, when: 'ahead' }) },
  {
    title: 'The chair’s agenda, on the morning',
    message: panelAgenda({ agenda: { ...exampleAgenda, preparing: [], between: [] }, when: 'on-the-day' }),
  },
]
