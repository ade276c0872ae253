import { parseArgs } from 'node:util'
import { agendaFacts, unitFacts } from '../app/unit-facts.ts'
import { unitDigest } from '../domain/digest/unit-digest.ts'
import { atLondon, type Instant } from '../domain/calendar/london.ts'
import { agenda } from '../domain/meeting/agenda.ts'
import type { Unit } from '../domain/unit/unit.ts'
import { meetingShown } from '../messages/cards/meeting-reminder.ts'
import { unitDigest as unitDigestCard } from '../messages/cards/unit-digest.ts'
import type { Message } from '../messages/model.ts'
import { plainText } from '../messages/plain-text.ts'
import { Refused, WrongUsage, type Command, type Terminal } from './command.ts'
import { readOn } from './date-option.ts'
import { organisationOf, withApp, type Opened } from './with-app.ts'

type Compose = (opened: Opened, unit: Unit, at: Instant) => Promise<Message | null>

/** A command that prints what a unit would be told, on a day: for a look, and on paper when chat is out. */
export function unitPaper(name: string, compose: Compose): Command {
  const usage = `unitco ${name} UNIT [--on DATE] [--json]`
  return {
    async run(args, terminal: Terminal) {
      const { values, positionals: [code, ...more] } = parseArgs({
        args: [...args], allowPositionals: true, options: { on: { type: 'string' }, json: { type: 'boolean', default: false } },
      })
      if (code === undefined || more.length > 0) throw new WrongUsage(`Say which unit: ${usage}`)
      const message = await withApp(async (opened) => {
        const organisationId = await organisationOf(opened)
        const units = await opened.app.store.units(organisationId)
        const unit = units.find((one) => one.code === code.toLowerCase())
        if (unit === undefined) throw new Refused(`There is no unit ${code}. The units are ${units.map((one) => one.code).join(', ')}.`)
        return compose(opened, unit, values.on === undefined ? opened.now : atLondon(readOn(values.on), unit.digestTime))
      })
      if (values.json) terminal.print(JSON.stringify(message, null, 2))
      else terminal.print(message === null ? 'There is nothing to say.' : plainText(message))
    },
  }
}

/** `unitco digest UNIT`: the morning digest as it would be posted. */
export const digestCommand = unitPaper('digest', async ({ app }, unit, at) => {
  const facts = await unitFacts(app, unit.organisationId, unit.id, at)
  const digest = facts === null ? null : unitDigest(facts, at)
  return digest === null ? null : unitDigestCard(digest)
})

/** `unitco agenda UNIT`: the weekly agenda, and the list to work from on paper. */
export const agendaCommand = unitPaper('agenda', async ({ app }, unit, at) => {
  const facts = await agendaFacts(app, unit.organisationId, unit.id, null)
  return facts === null ? null : meetingShown(agenda(facts, at))
})
