import type { Intent, PersonNamed } from '../../src/intents/intent.ts'
import { formatPence } from '../../src/domain/authority/money.ts'
import type { Instant } from '../../src/domain/calendar/london.ts'
import { londonTimeOf } from '../../src/domain/calendar/london.ts'
import type { Policy } from '../../src/domain/policy.ts'

/** An intent as somebody would type it in full; null for what is only ever pressed. */
export function lineOf(intent: Intent, policy: Policy): string | null {
  switch (intent.kind) {
    case 'allocate-new': return line(`/allocate ${intent.case} "${intent.title}"`, intent.to && `to ${named(intent.to)}`, intent.due && `by ${intent.due}`)
    case 'allocate-task': return `/allocate T-${intent.task} to ${named(intent.to)}`
    case 'suggest-owner': return `/allocate T-${intent.task}`
    case 'decide': return line(`/decide ${intent.case}`, policy.matrix.find((row) => row.id === intent.type)?.words[0] ?? 'other', intent.summary,
      intent.amount && formatPence(intent.amount), intent.decidedBy && `decided by ${named(intent.decidedBy)}`, intent.isUrgent && 'urgent')
    case 'escalate': return line('/escalate', intent.case, intent.summary, intent.isUrgent && 'urgent')
    case 'file-decision': return `/escalate D-${intent.decision} ${intent.case}`
    case 'add-words': return null
    case 'show-decision': return `/decide D-${intent.decision}`
    case 'show-due': return intent.scope === 'mine' ? '/due' : `/due ${intent.scope}`
    case 'show-case-due': return `/due ${intent.case}`
    case 'done': return line(`/done T-${intent.task}`, intent.on && `on ${intent.on}`, !intent.wasSeen && 'not seen')
    case 'show-case': return `/case ${intent.case}`
    case 'open-case': return line(`/case open ${intent.case}`, intent.dateOfBirth && `dob ${intent.dateOfBirth}`, intent.childRef && `child ${intent.childRef}`)
    case 'case-event': return line(`/case ${intent.case} ${intent.event} from ${intent.on}`, time(intent.at), intent.child && `child ${intent.child}`, pairs(intent.detail))
    case 'show-unit': return '/unit'
    case 'set-leave': return `/unit leave ${named(intent.person)} ${intent.from} to ${intent.to}`
    case 'set-cover': return `/unit cover ${named(intent.holder)} by ${named(intent.deputy)} ${intent.from} to ${intent.to}`
    case 'set-digest-time': return `/unit digest ${intent.time}`
    case 'set-channel': return line('/unit here', intent.unit)
    case 'show-meeting': return '/meeting'
    case 'show-services': return intent.words === null ? '/services' : null
    case 'show-service': case 'refer-to-service': case 'show-service-referral': case 'read-service-referral': case 'service-referral-news':
      return null
    case 'show-panels': return '/panel'
    case 'refer-to-panel': return `/panel ${intent.case} ${intent.panel}`
    case 'show-referral': case 'read-referral': case 'tick-papers': case 'take-incomplete': case 'withdraw-referral': case 'record-attendance':
    case 'record-panel-outcome': return null
    case 'set-quiet-hours': return intent.hours === null ? '/unit quiet off' : `/unit quiet ${intent.hours.from} to ${intent.hours.to}`
    case 'set-platform': return `/unit on ${intent.platform}`
    case 'project': return line(`/clock ${intent.event} from ${intent.on}`, time(intent.at), intent.dateOfBirth && `dob ${intent.dateOfBirth}`,
      intent.until && `until ${intent.until}`, pairs(intent.detail))
    case 'help': return line('/help', intent.verb)
    case 'accept-drift': case 'approve': case 'decline': case 'send-back': case 'answer': case 'withdraw': case 'acknowledge': case 'decide-again': case 'open-form': case 'resume': case 'show-home': return null
    default: return intent satisfies never
  }
}

function line(...parts: readonly (string | number | false | null)[]): string {
  return parts.filter((part) => typeof part === 'string' && part !== '').join(' ')
}

function named(person: PersonNamed): string {
  if (person.kind === 'id') return person.id
  return person.kind === 'mention' ? `<@${person.user}>` : `@${person.name}`
}

function time(at: Instant | null): string | null {
  return at && `at ${londonTimeOf(at)}`
}

function pairs(detail: Readonly<Record<string, string>>): string {
  return Object.entries(detail).map(([name, value]) => `${name}="${value}"`).join(' ')
}
