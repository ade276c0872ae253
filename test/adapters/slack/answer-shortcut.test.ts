import { describe, expect, it } from 'vitest'
import type { Reply } from '../../../src/messages/reply.ts'
import { openViewOf, shownOnlyTo } from '../../support/slack/workspace.ts'
import { HAWTHORN, JO, form, openDoors, told } from './open-doors.ts'

const LINK = 'https://t0council.slack.com/archives/C0HAWTHORN/p11'

async function withMessage(answer: () => Reply) {
  const doors = await openDoors({ answer })
  doors.workspace.channels.get(HAWTHORN)?.messages.push({ ts: '1.1', threadTs: null, userId: JO, text: 'said', blocks: [], metadata: null, isEdited: false })
  return doors
}

describe('a message shortcut', () => {
  it.each([['log-decision', 'decide'], ['make-task', 'allocate']])('%s opens its form with the message’s link', async (name, opens) => {
    const { shortcut, heard, answered, workspace } = await withMessage(() => form())
    expect((await shortcut(name, '1.1')).status).toBe(200)
    await answered()
    expect(heard).toMatchObject([{ said: { kind: 'press', intent: { kind: 'open-form', form: opens, values: { link: LINK } } } }])
    expect(openViewOf(workspace, JO)?.view).toMatchObject({ title: { text: 'Say no' } })
  })

  it('opens at once, and is filled in after', async () => {
    const { shortcut, answered, slack } = await withMessage(() => form())
    await shortcut('make-task', '1.1')
    await answered()
    expect(slack.calls.map(({ method }) => method).toSorted()).toEqual(['chat.getPermalink', 'views.open', 'views.update'])
    expect(JSON.stringify(slack.callsOf('views.open')[0]?.args)).toContain('One moment…')
  })

  it('opens without the link where the product may not read the message', async () => {
    const { shortcut, heard, answered, workspace, slack } = await withMessage(() => form())
    slack.failNext('chat.getPermalink', { kind: 'error', error: 'channel_not_found' })
    await shortcut('make-task', '1.1')
    await answered()
    expect(heard).toMatchObject([{ said: { intent: { values: {} } } }])
    expect(openViewOf(workspace, JO)?.view).toMatchObject({ title: { text: 'Say no' } })
  })

  it('whose trigger has expired is kept to go on with', async () => {
    const { shortcut, answered, workspace, slack, ways } = await withMessage(() => form())
    const by = ways(HAWTHORN)
    slack.pass(3_001)
    await shortcut('log-decision', '1.1', HAWTHORN, by)
    await answered()
    expect(shownOnlyTo(workspace, JO).map(({ text }) => text)).toEqual(['Kept for you: go on'])
  })

  it('of a stranger leaves a page to read', async () => {
    const { shortcut, answered, workspace } = await withMessage(() => told('You are not set up.'))
    await shortcut('log-decision', '1.1')
    await answered()
    expect(JSON.stringify(openViewOf(workspace, JO)?.view)).toContain('You are not set up.')
  })

  it('of no name of ours is heard by nobody', async () => {
    const { shortcut, heard } = await openDoors()
    expect((await shortcut('something-else', '1.1')).status).toBe(200)
    expect(heard).toEqual([])
  })
})
