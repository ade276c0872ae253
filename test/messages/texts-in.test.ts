import { expect, it } from 'vitest'
import type { PersonId } from '../../src/domain/ids.ts'
import { list, mention, named, paragraph, text } from '../../src/messages/text.ts'
import { notifiedIn } from '../../src/messages/texts-in.ts'

const jo = { id: 'person-jo' as PersonId, name: 'Jo Harlow' }

it('a message says whom it wakes, each once', () => {
  const blocks = [paragraph(text(mention(jo), named({ ...jo, id: 'other' as PersonId }))), list([text(mention(jo))])]
  expect(notifiedIn({ blocks })).toEqual([jo.id])
})
