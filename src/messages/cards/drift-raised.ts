import type { DriftLevel } from '../../domain/drift/drift.ts'
import { DRIFT_BY_DEFAULT, type DriftPolicy } from '../../domain/drift/drift-policy.ts'
import { counted } from '../counted.ts'
import { findingInWords, type DriftShown } from '../drift-shown.ts'
import type { Example } from '../example.ts'
import { drifts } from '../example-drift.ts'
import { at, staff } from '../example-world.ts'
import type { Block, Message } from '../model.ts'
import type { Colleague } from '../text.ts'
import { aside, button, buttons, date, heading, list, mention, moment, named, paragraph, stated, text } from '../text.ts'

export interface DriftRaised {
  readonly shown: DriftShown
  readonly level: DriftLevel
  readonly reader: Colleague
  /** Who said that it is right as it is; null for anything else. */
  readonly acceptedBy: Colleague | null
  readonly policy: { readonly version: string; readonly drift: DriftPolicy }
  /** Who hears of it next, `group manager`; null when they have. */
  readonly nextRole: string | null
}

/** A case on which nothing has happened for too long, to whoever leads the unit or the manager above (004 §3.14). */
export function driftRaised(raised: DriftRaised): Message {
  const { shown, policy } = raised
  const { drift, caseRef } = shown
  const show = button(`Show ${caseRef}`, { kind: 'show-case', case: caseRef })
  if (drift.state !== 'open') {
    const now = drift.state === 'moved' ? `${caseRef} has moved on` : `${caseRef} is right as it is`
    return { summary: `${now}.`, blocks: [heading(now), ended(raised), buttons(show)] }
  }
  return {
    summary: `${caseRef}: nothing has happened for some time; please decide what happens next.`,
    blocks: [
      heading(`${caseRef} is drifting`),
      asks(raised),
      list(drift.findings.map((finding) => findingInWords(finding, shown))),
      aside(basis(policy)),
      buttons(...answers(shown), show),
    ],
  }
}

function asks({ shown: { drift }, level, reader, nextRole }: DriftRaised): Block {
  const what = level === 'manager'
    ? ', nobody has answered this or moved it on. What happens next for this family?'
    : ', what happens next for this family?'
  const then = nextRole === null ? [] : text(` Without an answer the ${nextRole} hears of it on `, date(drift.managerOn), '.')
  return paragraph([mention(reader), ...text(what), ...then])
}

function ended({ shown: { drift }, acceptedBy }: DriftRaised): Block {
  const when = drift.closedAt === null ? [] : text(', ', moment(drift.closedAt))
  return acceptedBy === null
    ? stated('Moved on', [...text('something has happened since'), ...when, ...text('. There is nothing left to answer.')], 'good')
    : stated('Answered', [...text('by '), named(acceptedBy), ...when, ...text('. The reason is kept with the case.')], 'good')
}

/** The rule behind the challenge: whoever reads a date can look up where it comes from (invariant 7). */
function basis({ version, drift: { weeks, weeksUnderTwo, planMonths } }: DriftRaised['policy']): string {
  const young = weeksUnderTwo === weeks ? '' : `, or ${weeksUnderTwo} for a child under two,`
  const plan = planMonths.length === 0 ? '' : `; and a child protection plan after ${planMonths.join(' and ')} months`
  const long = counted(weeks, 'week')
  return `Policy ${version}, after 004 §3.14: ${long}${young} without a visit, decision, review or change of plan${plan}.`
}

function answers({ drift, caseRef }: DriftShown) {
  return [
    button('Decide what happens next', { kind: 'open-form', form: 'decide', values: { case: caseRef } }, 'main'),
    button('It is right as it is', {
      kind: 'open-form', form: 'right-as-it-is', values: { case: caseRef, drift: drift.id, version: String(drift.version) },
    }),
  ]
}

const policy = { version: 'rsw-1', drift: DRIFT_BY_DEFAULT }
const open: DriftRaised = {
  shown: drifts.still, level: 'lead', reader: staff.amara, acceptedBy: null, policy, nextRole: 'group manager',
}
const closed = (shown: DriftShown, state: 'moved' | 'accepted'): DriftShown =>
  ({ ...shown, drift: { ...shown.drift, state, closedAt: at('2026-11-25', '11:20') } })

export const driftRaisedExamples: readonly Example[] = [
  { title: 'A case that drifts', message: driftRaised(open) },
  { title: 'A case of several children that drifts', message: driftRaised({ ...open, shown: drifts.siblings }) },
  {
    title: 'A long protection plan, with the manager',
    message: driftRaised({ ...open, shown: drifts.plan, level: 'manager', reader: staff.ruth, nextRole: null }),
  },
  { title: 'A case that drifted and has moved on', message: driftRaised({ ...open, shown: closed(drifts.still, 'moved') }) },
  {
    title: 'A case said to be right as it is',
    message: driftRaised({ ...open, shown: closed(drifts.still, 'accepted'), acceptedBy: staff.amara }),
  },
]
