import type { NoticeId } from '../domain/ids.ts'
import type { Form, Message } from './model.ts'

/** What the asker gets back, at once. */
export type Reply =
  /** For their eyes alone. */
  | { readonly kind: 'message'; readonly message: Message }
  | { readonly kind: 'form'; readonly form: Form }
  /**
   * Committed. `message` tells the asker what was stored; `notice` is the card on its way to the unit's channel, which the door
   * sends first, and which is answer enough when it goes to the place they asked in. `card` is what that notice says, where it is known
   * from what was just stored.
   */
  | { readonly kind: 'done'; readonly message: Message; readonly notice: NoticeId | null; readonly card?: Message }
