import type { Connector, Outgoing } from './connector.ts'
import { statusOf } from './faults.ts'
import type { Said, Voice } from './inside.ts'
import { threadOf, type Lines } from './lines.ts'

/** Says things where they were heard, at the address that Teams gave with them. */
export function createVoice({ lines, connector }: {
  readonly lines: Lines
  readonly connector: Pick<Connector, 'send' | 'update' | 'member'>
}): Voice {
  return {
    async say({ place, serviceUrl: heard }, said, root) {
      const conversation = threadOf(place, root)
      await lines.at(place, 'post', (serviceUrl) => connector.send({ serviceUrl, conversation }, outgoing(said)), heard)
    },

    async redraw({ place, serviceUrl: heard }, messageId, said) {
      const { conversation } = place
      await lines.at(place, 'redraw', (serviceUrl) => connector.update({ serviceUrl, conversation }, messageId, outgoing(said)), heard)
    },

    async objectIdOf({ place, serviceUrl: heard }, user) {
      const { conversation } = place
      try {
        return (await lines.at(place, 'look', (serviceUrl) => connector.member({ serviceUrl, conversation }, user), heard)).objectId
      } catch (error) {
        if (statusOf(error) === 404) return null
        throw error
      }
    },
  }
}

function outgoing({ text, card }: Said): Outgoing {
  return { text, ...(card === null ? {} : { card }) }
}
