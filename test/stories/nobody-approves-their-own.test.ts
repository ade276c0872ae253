import { beforeAll, describe, expect, it } from 'vitest'
import { personLeaves } from '../../src/app/close-account.ts'
import type { PersonId } from '../../src/domain/ids.ts'
import { createBoroughWorld, type BoroughWorld } from '../support/borough-world.ts'
import { HAWTHORN } from '../support/hawthorn-files.ts'
import { pressesOf } from '../support/plain-text.ts'
import { createWorld, type Shown, type World } from '../support/world.ts'

/**
 * "The person who approves is never the person who asked, recorded or edited" (DOMAIN, hard edges): what people try, and what comes of it.
 * `whose-decision.test.ts` tells of deputies of the asker and of whoever answered; here posts and cover change before the press.
 */
const OWN = 'nobody answers what they decided, recorded or added to, nor for somebody who did.'
const NOT_THERE = 'There is no decision that you can see'

/** Those files with one person's role changed. */
const rolesChanged = (changes: Readonly<Record<string, string>>): { readonly people: string } => ({
  people: HAWTHORN.people.split('\n').map((line) => changes[line.split('@', 1)[0] ?? ''] ?? line).join('\n'),
})

describe('nobody approves their own', () => {
  let world: World
  beforeAll(async () => {
    world = await createWorld({ at: '2026-11-23 10:00', files: HAWTHORN })
  })
  const kimAsks = (words: string) => world.says('kim', `/decide C-1042 return home ${words}`)
  const cardOf = (person: string, ref: string): Shown => world.message(`@${person}`, `${ref} needs your decision`)

  describe('whatever cover comes later', () => {
    it('a manager who was asked, and covers for the asker from the next day, answers the day before', async () => {
      await kimAsks('at once')
      await kimAsks('at new year')
      await world.says('helen', '/unit cover @kim by @priya 24 nov to 27 nov')
      expect((await world.presses('priya', 'Approve', cardOf('priya', 'D-1'), null)).text).toContain('Approved: D-1')
    })

    it('and not from then on, though it was asked before', async () => {
      const card = cardOf('priya', 'D-2')
      await world.itIs('2026-11-24 10:00')
      const pressed = await world.sends('priya', intentOf(card, 'Approve'), null)
      expect(pressed.text).toMatch(/Somebody else has to answer D-2|# D-2 has moved on/)
      const again = await world.presses('priya', 'Approve', world.message('@helen', 'D-2 needs your decision'), null)
      expect(again.text).toContain(`Somebody else has to answer D-2: ${OWN}`)
    })

    it('nor does whoever stands in for that manager: cover of cover', async () => {
      await world.says('helen', '/unit cover @priya by @ruth 24 nov to 27 nov')
      const pressed = await world.presses('ruth', 'Approve', world.message('@helen', 'D-2 needs your decision'), null)
      expect(pressed.text).toContain(`Somebody else has to answer D-2: ${OWN}`)
    })

    it('until the cover is over', async () => {
      await world.itIs('2026-11-30 10:00')
      const pressed = await world.presses('priya', 'Approve', world.message('@priya', 'D-2 is with'), null)
      expect(pressed.text).toContain('Approved: D-2')
    })
  })

  describe('whatever posts come later', () => {
    it('not the asker, who manages the unit by the next morning', async () => {
      await kimAsks('before the move')
      await world.importFiles({
        ...rolesChanged({
          kim: 'kim@marlow.example,Kim Abbott,gm,,2026-12-01,', priya: 'priya@marlow.example,Priya Shah,psw,,2026-12-01,',
        }),
        units: HAWTHORN.units.replace('children in need,priya@', 'children in need,kim@'),
      })
      await world.itIs('2026-12-01 10:00')
      const pressed = await world.presses('kim', 'Approve', world.message('@helen', 'D-3 needs your decision'), null)
      expect(pressed.text).toContain(`Somebody else has to answer D-3: ${OWN}`)
    })

    it('nor the manager who was asked, whose post ended this morning', async () => {
      const pressed = await world.presses('priya', 'Approve', world.message('@helen', 'D-3 needs your decision'), null)
      expect(pressed.text).toContain('D-3 needs a group manager or somebody above them. It is with Helen Yates')
    })

    it('and whoever was made manager instead answers what others ask', async () => {
      await world.says('sam', '/decide C-1042 return home after the holidays')
      expect((await world.presses('kim', 'Approve', cardOf('kim', 'D-4'), null)).text).toContain('Approved: D-4')
      await world.importFiles({ people: HAWTHORN.people, units: HAWTHORN.units })
    })

    it('nor whoever leads the unit and manages it: two posts are one person', async () => {
      await world.importFiles({ people: `${HAWTHORN.people}helen@marlow.example,Helen Yates,csw,hawthorn,2024-01-08,\n` })
      const said = await world.says('alex', '/decide C-1045 return home decided by @helen')
      expect(said.text).toMatch(/# D-5 is for the group manager\nWaiting: for Priya Shah\./)
      const pressed = await world.presses('helen', 'Approve', cardOf('priya', 'D-5'), null)
      expect(pressed.text).toContain(`Somebody else has to answer D-5: ${OWN}`)
      await world.importFiles({ people: HAWTHORN.people })
    })
  })

  describe('a card that was forwarded', () => {
    it('pressed elsewhere by somebody who was not asked and may decide it, is decided: the unit hears who did', async () => {
      await kimAsks('with support')
      world.news('rowan')
      const pressed = await world.presses('helen', 'Approve', cardOf('priya', 'D-6'), 'rowan')
      expect(pressed.text).toContain('Approved: D-6')
      expect(world.shows('hawthorn').at(-1)).toContain('Approved: by Helen Yates')
      expect(world.news('rowan')).toEqual([])
      expect(world.message('@priya', 'D-6 no longer needs your decision').text).toContain('Approved: by Helen Yates')
    })

    it('pressed by a manager of elsewhere reads as if it were not there', async () => {
      await kimAsks('in the spring')
      expect((await world.presses('ruth', 'Approve', cardOf('priya', 'D-7'), 'rowan')).text).toContain(NOT_THERE)
    })

    it('pressed by somebody of the unit who may not decide it, says who may', async () => {
      const pressed = await world.presses('sam', 'Approve', cardOf('priya', 'D-7'))
      expect(pressed.text).toContain('D-7 needs a group manager or somebody above them. It is with Priya Shah as group manager.')
    })

    it('of a restricted case is not there for a manager who is not on its list, though they stand above', async () => {
      await world.says('kim', '/decide C-1044 return home')
      const card = cardOf('priya', 'D-8')
      expect((await world.presses('helen', 'Approve', card, null)).text).toContain(NOT_THERE)
      expect((await world.presses('priya', 'Approve', card, null)).text).toContain('Approved: D-8')
    })

    it('pressed in another council is not there either, whoever presses', async () => {
      const elsewhere = (text: string): string =>
        text.replaceAll('@marlow.', '@alder.').replaceAll('hawthorn', 'elder').replaceAll('rowan', 'yew')
      await world.serveCouncil('Alder', Object.fromEntries(Object.entries(HAWTHORN).map(([sheet, text]) => [sheet, elsewhere(text)])))
      const pressed = await world.sends('marcus@alder.example', intentOf(cardOf('priya', 'D-7'), 'Approve'), null)
      expect(pressed.text).toContain(NOT_THERE)
      const { rows } = await world.pool.query('SELECT state FROM decision WHERE number = 7')
      expect(rows).toEqual([{ state: 'waiting' }])
    })

    it('pressed by somebody who has left learns nothing, and nothing is decided', async () => {
      const card = cardOf('priya', 'D-7')
      const { rows: [priya] } = await world.pool.query<{ id: PersonId }>("SELECT id FROM person WHERE email = 'priya@marlow.example'")
      if (priya === undefined) throw new Error('Priya is not there')
      await personLeaves(world.app, world.organisationId, priya.id, world.now())
      const pressed = await world.sends('priya', intentOf(card, 'Approve'), null)
      expect(pressed.text).not.toMatch(/D-7|C-1042|Approved/)
      const { rows } = await world.pool.query('SELECT state FROM decision WHERE number = 7')
      expect(rows).toEqual([{ state: 'waiting' }])
    })
  })

  it('and every press that was refused is in the audit with why', async () => {
    const { rows } = await world.pool.query<{ reason: string }>(
      "SELECT DISTINCT detail->>'reason' AS reason FROM audit_event WHERE event = 'refused'")
    expect(rows.map(({ reason }) => reason)).toEqual(expect.arrayContaining(['not-found', 'outside-authority', 'own-decision']))
  })
})

describe('nobody approves their own from another platform', () => {
  let world: BoroughWorld
  beforeAll(async () => {
    world = await createBoroughWorld({ at: '2026-11-23 10:00', files: HAWTHORN, inTeams: ['helen'], onBoth: ['priya'] })
  })

  it('what a group manager asks in Slack and presses in Teams is one person’s own', async () => {
    const said = await world.slack.says('priya', '/decide C-1042 residential placement', 'hawthorn')
    expect(said.text).toContain('Waiting: for Helen Yates.')
    const pressed = await world.teams.presses('priya', 'Approve', world.teams.message('@helen', 'D-1 needs your decision'), null)
    expect(pressed.text).toContain(`Somebody else has to answer D-1: ${OWN}`)
  })
})

function intentOf({ reply }: Shown, label: string) {
  const button = reply.kind === 'form' ? undefined : pressesOf(reply.message).find((each) => each.label === label)
  if (button === undefined) throw new Error(`there is no button “${label}” there`)
  return button.intent
}
