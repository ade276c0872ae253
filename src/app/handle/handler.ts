import type { IntentKind, IntentOf } from '../../intents/intent.ts'
import type { Reply } from '../../messages/reply.ts'
import type { Situation } from '../situation.ts'

/** What answers one kind of intent. */
export type Handler<Kind extends IntentKind> = (intent: IntentOf<Kind>, situation: Situation) => Promise<Reply>

export type Handlers<Kinds extends IntentKind> = { readonly [Kind in Kinds]: Handler<Kind> }
