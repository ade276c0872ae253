import { expect, it } from 'vitest'
import { createFeed } from '../../../adapters/playground/feed.ts'
import type { NewLine } from '../../../adapters/playground/log.ts'
import { createMessageLog } from '../../../adapters/playground/log.ts'
import { instantFrom } from '../../../src/domain/calendar/london.ts'
import { staff } from './hawthorn.ts'
import { playgroundDatabase } from './playground-database.ts'

const { pool } = playgroundDatabase()
const { jo, sam } = staff

function said(text: string, more: Partial<NewLine> = {}): NewLine {
  return {
    conversation: 'hawthorn', noticeId: null, authorId: jo.id, visibleToId: null, rootId: null,
    body: { kind: 'said', by: 'Jo Harlow', text }, at: instantFrom('2026-11-24T08:30:00Z'), ...more,
  }
}

const open = () => createMessageLog(pool(), createFeed())
const words = (lines: readonly { body: { kind: string; text?: string } }[]) => lines.map(({ body }) => body.text)

it('shows the last lines, oldest first, and those before them when asked', async () => {
  const log = open()
  for (const text of ['one', 'two', 'three', 'four']) await log.add(said(text))
  const last = await log.page('hawthorn', jo.id, 2, null)
  expect(words(last)).toEqual(['three', 'four'])
  expect(words(await log.page('hawthorn', jo.id, 2, last[0]?.id ?? null))).toEqual(['one', 'two'])
})

it('keeps what is for one person from everybody else: in the conversation, in threads, in counts and in what is newest', async () => {
  const log = open()
  const root = await log.add(said('root'))
  const open1 = await log.add(said('for all', { rootId: root.id }))
  const alone = await log.add(said('for jo', { rootId: root.id, visibleToId: jo.id }))
  await log.add(said('for jo too', { visibleToId: jo.id }))

  expect(words(await log.page('hawthorn', sam.id, 9, null))).toEqual(['root'])
  expect(words(await log.page('hawthorn', jo.id, 9, null))).toEqual(['root', 'for jo too'])
  expect(words(await log.thread('hawthorn', root.id, sam.id))).toEqual(['root', 'for all'])
  expect(words(await log.thread('hawthorn', root.id, jo.id))).toEqual(['root', 'for all', 'for jo'])
  expect((await log.page('hawthorn', sam.id, 9, null))[0]?.replies).toBe(1)
  expect((await log.page('hawthorn', jo.id, 9, null))[0]?.replies).toBe(2)
  expect((await log.newest(['hawthorn'], sam.id)).get('hawthorn')).toBe(open1.id)
  expect(Number((await log.newest(['hawthorn'], jo.id)).get('hawthorn'))).toBeGreaterThan(Number(alone.id))
})

it('has no thread of a line in another conversation, of an answer, or of somebody else’s line', async () => {
  const log = open()
  const root = await log.add(said('root'))
  const answer = await log.add(said('answer', { rootId: root.id }))
  const alone = await log.add(said('for jo', { visibleToId: jo.id }))
  expect(await log.thread('rowan', root.id, jo.id)).toEqual([])
  expect(await log.thread('hawthorn', answer.id, jo.id)).toEqual([])
  expect(await log.thread('hawthorn', alone.id, sam.id)).toEqual([])
})
