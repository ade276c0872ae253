import { beforeAll, describe, expect, it } from 'vitest'
import { plainText } from '../../src/messages/plain-text.ts'
import type { Card } from '../../adapters/teams/card.ts'
import { AUTUMN, HAWTHORN } from '../support/hawthorn-files.ts'
import { createSlackWorld } from '../support/slack-world.ts'
import { blockLines } from '../support/slack/block-lines.ts'
import type { SeenInSlack } from '../support/slack/seen-in.ts'
import { createTeamsWorld } from '../support/teams-world.ts'
import { cardLines } from '../support/teams/card-lines.ts'
import type { SeenInTeams } from '../support/teams/seen-in.ts'
import { createWorld, type Shown } from '../support/world.ts'

/** What one week shows on every platform, kept in files to be read: as words on paper, as Slack's blocks and as a Teams card. */
describe('one week, side by side', () => {
  let worlds: readonly [
    Awaited<ReturnType<typeof createWorld>>, Awaited<ReturnType<typeof createSlackWorld>>, Awaited<ReturnType<typeof createTeamsWorld>>,
  ]
  beforeAll(async () => {
    const options = { at: '2026-11-20 16:00', files: { ...HAWTHORN, events: AUTUMN } } as const
    worlds = [await createWorld(options), await createSlackWorld(options), await createTeamsWorld(options)]
    for (const world of worlds) await world.itIs('2026-11-23 08:30')
  })

  it('the digest of a Monday, in the unit’s channel', async () => {
    const [plain, slack, teams] = worlds
    const digest = '# Hawthorn, Mon 23 Nov 2026'
    await expect(sideBySide(
      plain.message('hawthorn', digest), slack.message('hawthorn', digest), teams.message('hawthorn', digest),
    )).toMatchFileSnapshot('shown/digest.txt')
  })

  it('a decision that needs the group manager, to her alone', async () => {
    for (const world of worlds) await world.says('kim', '/decide C-1042 spend £900 a cooker')
    const [plain, slack, teams] = worlds
    const asked = 'D-1 needs your decision'
    await expect(sideBySide(
      plain.message('@priya', asked), slack.message('@priya', asked), teams.message('@priya', asked),
    )).toMatchFileSnapshot('shown/escalation.txt')
  })

  it('a refusal, to whoever asked', async () => {
    const line = '/allocate T-4 to jo'
    const [plain, slack, teams] = worlds
    await expect(sideBySide(
      await plain.says('kim', line), await slack.says('kim', line), await teams.says('kim', line),
    )).toMatchFileSnapshot('shown/refusal.txt')
  })
})

function sideBySide(plain: Shown, slack: SeenInSlack, teams: SeenInTeams): string {
  return [
    shownWhere('On paper, and in the playground', onPaper(plain)),
    shownWhere('In Slack', blockLines(blocksOf(slack))),
    shownWhere('In Teams', cardLines(cardOf(teams))),
  ].join('\n')
}

function shownWhere(where: string, lines: readonly string[]): string {
  return `${where}\n\n${lines.map((line) => `    ${withoutIds(line)}\n`).join('')}`
}

function onPaper({ reply }: Shown): readonly string[] {
  if (reply.kind === 'form') throw new Error('a form was shown')
  return plainText(reply.message).split('\n')
}

function blocksOf({ stands }: SeenInSlack): Parameters<typeof blockLines>[0] {
  const blocks = stands.in === 'channel' ? stands.message.blocks : stands.in === 'whisper' ? stands.blocks : []
  return blocks as Parameters<typeof blockLines>[0]
}

function cardOf({ stands: { card }, text }: SeenInTeams): Card {
  if (card === null) throw new Error(`no card was shown, but: ${text}`)
  return card
}

/** What buttons carry is no part of what is shown. */
function withoutIds(line: string): string {
  return line.replaceAll(/ \((?:press-\d+, )?(?:plain|primary|danger|positive|destructive), \{.*?\}+\)/g, '').replaceAll('\n', '\n      ')
}
