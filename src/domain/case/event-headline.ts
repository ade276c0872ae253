import { dateInWords, momentInWords } from '../calendar/words.ts'
import type { CaseEvent, CaseEventKind } from './case-event.ts'

/** What happened, at the head of what it changed: `Looked after`. Those that last are followed by "from", the others by "on". */
const HEADLINES: Readonly<Record<CaseEventKind, readonly [words: string, follows: 'from' | 'on' | 'by']>> = {
  'referral': ['Referral', 'on'],
  'concern': ['Concern about significant harm', 'on'],
  'strategy-discussion': ['Strategy discussion', 'on'],
  'transfer-in': ['Child on a plan moved in: told', 'on'],
  'police-protection': ['Police protection', 'from'],
  'emergency-protection-order': ['Emergency protection order', 'from'],
  'assessment-order': ['Child assessment order', 'from'],
  'child-in-need': ['Child-in-need plan', 'from'],
  'protection-plan': ['Protection plan', 'from'],
  'birth-on-plan': ['Birth on a pre-birth plan', 'on'],
  'looked-after': ['Looked after', 'from'],
  'placement': ['Placement', 'from'],
  'care-order-at-home': ['Care order, living with a parent', 'from'],
  'temporary-approval': ['Temporary approval of a carer', 'from'],
  'authority-to-place': ['Authority to place for adoption', 'from'],
  'placed-for-adoption': ['Placed for adoption', 'from'],
  'eligible': ['Eligible for leaving-care support', 'from'],
  'pathway-plan': ['Pathway plan', 'from'],
  'left-care': ['Left care', 'on'],
  'private-fostering': ['Private fostering: told', 'on'],
  'returned-from-missing': ['Returned from missing', 'on'],
  'application-issued': ['Court application issued', 'on'],
  'direction': ['Court direction', 'by'],
  'legal-planning-meeting': ['Legal planning meeting', 'on'],
  'visit': ['Visit', 'on'],
  'review': ['Review', 'on'],
  'review-conference': ['Review conference', 'on'],
  'core-group': ['Core group', 'on'],
  'conference-not-required': ['Conference found not to be required', 'on'],
  'health-assessment': ['Health assessment', 'on'],
  'plan-ended': ['Plan ended', 'on'],
  'ceased-looked-after': ['No longer looked after', 'from'],
  'moved': ['Moved', 'on'],
  'order-made': ['Order made', 'on'],
  'closed': ['Case closed', 'on'],
  'extended': ['Extension granted', 'on'],
  'done': ['Work done', 'on'],
}

/** What it is called by itself, `Looked after`. */
export function eventName(kind: CaseEventKind): string {
  return HEADLINES[kind][0]
}

/** `Looked after from Tue 3 Mar 2026`; with the child's reference when the case has several: `A: Looked after from …`. */
export function eventHeadline(event: Pick<CaseEvent, 'kind' | 'on' | 'at' | 'detail'>, childRef: string | null): string {
  const [words, follows] = HEADLINES[event.kind]
  const seen = event.kind === 'visit' && event.detail['seen'] === 'false' ? `${words}, child not seen,` : words
  const when = event.at === null ? dateInWords(event.on) : momentInWords(event.at)
  return `${childRef === null ? '' : `${childRef}: `}${seen} ${follows} ${when}`
}
