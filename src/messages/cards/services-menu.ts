import type { Example } from '../example.ts'
import { services } from '../example-services.ts'
import { cut } from '../cut.ts'
import { counted } from '../counted.ts'
import type { Button, Message, Text } from '../model.ts'
import type { ServiceShown } from '../service-shown.ts'
import { waitInShort } from '../service-shown.ts'
import { aside, button, buttons, heading, list, paragraph, strong, text } from '../text.ts'

/** What there is for families; whatever is not offered any more is left out by the caller. */
export interface ServicesMenu {
  readonly services: readonly ServiceShown[]
}

/** Lines under one heading of the menu; the rest are counted. */
const MOST_IN_SECTION = 5
/** Lines of a search. */
const MOST_FOUND = 7
const MOST_BUTTONS = 5

/** The answer to `/services`: the menu (004 §3.8), by what sort of help it is. */
export function servicesMenu({ services }: ServicesMenu): Message {
  const sections = Map.groupBy(services, ({ service }) => service.section)
  return {
    summary: `${counted(services.length, 'service')} on offer.`,
    blocks: [
      heading('Services for families'),
      ...(services.length === 0
        ? [paragraph('There are none in the directory yet. An administrator loads them with services.csv.')]
        : [...sections].flatMap(([section, some]) => [paragraph([strong(section)]), list(some.map(line), MOST_IN_SECTION)])),
      ...(services.length === 0 ? [] : [aside(text({ kind: 'command', verb: 'services' }, ' and a word finds more: parenting, or contact-service for one of them.'))]),
      buttons(refer),
    ],
  }
}

const refer: Button = button('Refer a family', { kind: 'open-form', form: 'refer', values: {} })

export interface ServicesFound {
  readonly found: readonly ServiceShown[]
  /** Only when nothing was found. */
  readonly nearly: readonly ServiceShown[]
}

/** The answer to a search that did not come to one service: those with the words, or those that were nearly meant. */
export function servicesFound({ found, nearly }: ServicesFound): Message {
  const some = found.length > 0 ? found : nearly
  const menu = button('Show all services', { kind: 'show-services', words: null })
  if (some.length === 0) {
    return {
      summary: 'No service has those words.',
      blocks: [heading('No service found'), paragraph('No service has those words. Try another, or look at all of them.'), buttons(menu)],
    }
  }
  return {
    summary: found.length > 0 ? `${counted(found.length, 'service')} found.` : 'No service has all of those words, and some come near.',
    blocks: [
      heading(found.length > 0 ? `Services found: ${found.length}` : 'Did you mean one of these?'),
      list(some.map(line), MOST_FOUND),
      buttons(...some.slice(0, MOST_BUTTONS).map(({ service }) => button(cut(service.name, 30), { kind: 'show-service', service: service.code })), menu),
    ],
  }
}

/** `Contact Service: contact-service, about 7 working days`. */
function line({ service, wait, isUnchecked, panelName }: ServiceShown): Text {
  const door = panelName !== null && service.ways.length === 0 ? ', through a panel' : ''
  return text(strong(service.name), `: ${service.code}, ${waitInShort(wait)}${door}${isUnchecked ? ' (not checked lately)' : ''}`)
}

const all = [services.contact, services.intensive, services.parenting]
const many = Array.from({ length: 12 }, (_, index): ServiceShown => ({
  ...services.parenting, service: { ...services.parenting.service, code: `parenting-group-${index + 1}`, name: `Parenting group ${index + 1}` },
}))

export const servicesMenuExamples: readonly Example[] = [
  { title: 'The menu of services', message: servicesMenu({ services: all }) },
  { title: 'A long menu, cut', message: servicesMenu({ services: [...many, services.contact] }) },
  { title: 'No services yet', message: servicesMenu({ services: [] }) },
  { title: 'Services found', message: servicesFound({ found: [services.parenting, services.intensive], nearly: [] }) },
  { title: 'Many services found, cut', message: servicesFound({ found: many, nearly: [] }) },
  { title: 'Services nearly meant', message: servicesFound({ found: [], nearly: [services.parenting] }) },
  { title: 'No service found', message: servicesFound({ found: [], nearly: [] }) },
]
