import { londonDateOf } from '../../domain/calendar/london.ts'
import { toLine } from '../../domain/digest/lines.ts'
import { sitsHere } from '../../domain/panel/panel-policy.ts'
import { sittingFrom } from '../../domain/panel/sitting.ts'
import { panelAgenda } from '../../messages/cards/panel-agenda.ts'
import { panelOutcome } from '../../messages/cards/panel-outcome.ts'
import { referralShown as referralCard } from '../../messages/cards/referral-shown.ts'
import { panelAgendaShown } from '../panel/agenda-shown.ts'
import { panelWords, referralShown } from '../panel/referrals-shown.ts'
import { type Composers, type Composing, gone, readerOf, said } from './composing.ts'

/** What is said about families on their way to a panel, and about its sittings. */
export const aboutPanels: Composers<'panel-referred' | 'panel-outcome' | 'panel-agenda'> = {
  async 'panel-referred'({ referralId }, composing) {
    const found = await foundReferral(referralId, composing)
    return found === null ? gone('referral') : said(referralCard({ shown: found.shown, reader: 'unit' }))
  },

  async 'panel-outcome'({ referralId }, composing) {
    const found = await foundReferral(referralId, composing)
    if (found === null) return gone('referral')
    const { shown, words, line } = found
    const followUps = line.referral.outcomes.flatMap((outcome) => outcome.followUps).flatMap((id) => {
      const task = words.tasks.get(id)
      return task === undefined ? [] : [toLine(task, londonDateOf(composing.now), words.calendar)]
    })
    return said(panelOutcome({ shown, followUps, now: composing.now }))
  },

  async 'panel-agenda'({ panel: id, sittingOn, when }, composing) {
    const { app, organisationId, now } = composing
    const chairId = readerOf(composing)
    const panel = (await app.store.policy(organisationId)).panels.find((one) => one.id === id)
    if (panel === undefined || !sitsHere(panel) || chairId === null) return gone('panel')
    if (londonDateOf(now) > sittingOn) return { kind: 'stale', because: 'The sitting is over.' }
    const sitting = sittingFrom(panel, sittingOn, app.calendar())
    if (sitting.on !== sittingOn) return { kind: 'stale', because: 'The sitting has moved.' }
    const agenda = await panelAgendaShown(app, organisationId, { panel, sitting, viewerId: chairId }, now)
    const isEmpty = agenda.onAgenda.length + agenda.preparing.length + agenda.between.length === 0
    return isEmpty ? { kind: 'stale', because: 'There was nothing to say.' } : said(panelAgenda({ agenda, when }))
  },
}

async function foundReferral(id: Parameters<Composing['app']['panels']['find']>[1], { app, organisationId, now }: Composing) {
  const line = await app.panels.find(organisationId, id, 'the-product')
  if (line === null) return null
  const words = await panelWords(app, organisationId, [line], now)
  const shown = referralShown(line, words)
  return shown === null ? null : { line, words, shown }
}
