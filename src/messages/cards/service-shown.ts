import { mayBeReferredTo } from '../../domain/service/service.ts'
import { capitalised } from '../counted.ts'
import { cut } from '../cut.ts'
import type { Example } from '../example.ts'
import { services } from '../example-services.ts'
import type { Block, Button, Message } from '../model.ts'
import type { ServiceShown } from '../service-shown.ts'
import { howToAccess, waitInWords } from '../service-shown.ts'
import { aside, button, buttons, date, facts, heading, paragraph, stated, text } from '../text.ts'

/** One service: how to access it, its criteria, who to ring and how long families wait (004 §3.8). */
export function serviceShown(shown: ServiceShown): Message {
  const { service, wait } = shown
  const { name, purpose, audience, criteria, contact, source, checkedOn } = service
  return {
    summary: `${cut(name, 100)}.`,
    blocks: [
      heading(cut(name, 75)),
      ...(service.isOffered ? [] : [stated('Not offered', 'it is not to be had any more.', 'warning')]),
      paragraph(purpose),
      facts(
        ['For whom', audience],
        ['How to access it', `${capitalised(howToAccess(shown))}.`],
        ['Criteria', criteria],
        ['Who to ring', contact],
        ['Wait', waitInWords(wait)],
      ),
      ...throughPanel(shown),
      ...unchecked(shown),
      aside(checkedOn === null ? text(`From: ${source}.`) : text(`From: ${source}, checked on `, date(checkedOn), '.')),
      buttons(...offered(shown), button('Show all services', { kind: 'show-services', words: null })),
    ],
  }
}

/** The panel that opens the door, and how a family comes before it. */
function throughPanel({ service: { panel, isOffered } }: ServiceShown): readonly Block[] {
  if (panel === null || !isOffered) return []
  return [paragraph(text('Write ', { kind: 'command', verb: 'panel' }, ` C-1042 ${panel}, with the family’s reference, to take it to the panel.`))]
}

function unchecked({ service: { checkedOn }, isUnchecked }: ServiceShown): readonly Block[] {
  if (!isUnchecked) return []
  return [stated('Not checked lately', checkedOn === null
    ? 'nobody has made sure of this entry. Ring before you rely on it.'
    : text('nobody has made sure of this entry since ', date(checkedOn), '. Ring before you rely on it.'), 'warning')]
}

/** What a unit can do here: refer the family itself, or nothing of its own where another door leads to it. */
function offered({ service }: ServiceShown): readonly Button[] {
  if (!service.isOffered || !mayBeReferredTo(service)) return []
  return [button('Refer a family', { kind: 'open-form', form: 'refer', values: { service: service.code } }, 'main')]
}

export const serviceShownExamples: readonly Example[] = [
  { title: 'A service', message: serviceShown(services.contact) },
  { title: 'A service that nobody has checked lately', message: serviceShown(services.parenting) },
  { title: 'A service behind a panel', message: serviceShown(services.intensive) },
  {
    title: 'A service that is not offered any more',
    message: serviceShown({ ...services.parenting, service: { ...services.parenting.service, isOffered: false, checkedOn: null } }),
  },
]
