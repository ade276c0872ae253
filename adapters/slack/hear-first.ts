import type { AckFn, App, Receiver, ReceiverEvent } from '@slack/bolt'

/**
 * A receiver that acknowledges when something was heard, not before. Bolt acknowledges an event ahead of its listeners, so that a
 * process that dies between the two has lost it; and what no listener wants it leaves unanswered until Slack gives up.
 */
export function hearFirst(receiver: Receiver): Receiver {
  return {
    init: (app) => receiver.init(listening(app)),
    start: (...given: unknown[]) => receiver.start(...given),
    stop: (...given: unknown[]) => receiver.stop(...given),
  }
}

/** The same app to a receiver, but for when it acknowledges. */
function listening(app: App): App {
  const processEvent = async (event: ReceiverEvent): Promise<void> => {
    const isEvent = event.body['event'] !== undefined
    let isAcknowledged = false
    const acknowledge: AckFn<unknown> = async (answer) => {
      isAcknowledged = true
      await event.ack(answer)
    }
    await app.processEvent({ ...event, ack: isEvent ? async () => undefined : acknowledge })
    if (!isAcknowledged) await event.ack()
  }
  return new Proxy(app, {
    get: (target, name) => (name === 'processEvent' ? processEvent : Reflect.get(target, name) as unknown),
  })
}
