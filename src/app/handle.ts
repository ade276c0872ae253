import type { Intent, IntentKind, IntentOf } from '../intents/intent.ts'
import type { Reply } from '../messages/reply.ts'
import { allocateHandlers } from './handle/allocate.ts'
import { caseHandlers } from './handle/case.ts'
import { clockHandlers } from './handle/clock.ts'
import { decideHandlers } from './handle/decide.ts'
import { decideAgainHandlers } from './handle/decide-again.ts'
import { doneHandlers } from './handle/done.ts'
import { driftHandlers } from './handle/drift.ts'
import { dueHandlers } from './handle/due.ts'
import { escalateHandlers } from './handle/escalate.ts'
import { escalationHandlers } from './handle/escalation.ts'
import type { Handler, Handlers } from './handle/handler.ts'
import { helpHandlers } from './handle/help.ts'
import { homeHandlers } from './handle/home.ts'
import { serviceHandlers } from './handle/services.ts'
import { panelHandlers } from './handle/panel.ts'
import { setChannelHandlers } from './handle/set-channel.ts'
import { unitHandlers } from './handle/unit.ts'
import type { Situation } from './situation.ts'

/** Who answers what: a table without gaps, so that an intent that can be asked is answered. */
const handlers: Handlers<IntentKind> = {
  ...allocateHandlers, ...caseHandlers, ...clockHandlers, ...decideHandlers, ...decideAgainHandlers, ...doneHandlers, ...driftHandlers, ...dueHandlers, ...escalateHandlers, ...escalationHandlers,
  ...helpHandlers, ...panelHandlers, ...homeHandlers, ...serviceHandlers, ...setChannelHandlers, ...unitHandlers,
}

/** Does what was asked, and answers. */
export function handle<Kind extends IntentKind>(intent: Intent & { kind: Kind }, situation: Situation): Promise<Reply> {
  // the table pairs every kind with its own handler, which the compiler cannot follow through the lookup
  const handler = handlers[intent.kind] as Handler<Kind>
  return handler(intent as IntentOf<Kind>, situation)
}
