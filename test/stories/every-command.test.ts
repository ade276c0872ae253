import { beforeAll, describe, expect, it } from 'vitest'
import { VERBS } from '../../src/intents/verbs.ts'
import { AUTUMN, HAWTHORN } from '../support/hawthorn-files.ts'
import { platforms, type StoryWorld } from '../support/platforms.ts'

/** Every person's command gets an answer, in plain English (invariant 11), and help is never far. */
describe.each(platforms)('every command, $name', ({ createWorld, asTyped }) => {
  let world: StoryWorld
  beforeAll(async () => {
    world = await createWorld({ at: '2026-11-23 10:00', files: { ...HAWTHORN, events: AUTUMN } })
  })
  const verbs = VERBS.map((entry) => [entry.verb, entry] as const)

  it.each(verbs)('/%s with nothing after it opens its form, or shows what is the asker’s', async (verb, { alone }) => {
    const shown = await world.says('kim', `/${verb}`)
    expect(shown.kind).toBe(alone.kind === 'form' ? 'form' : 'message')
    expect(shown.text).toMatch(/^# \S/)
    expect(shown.text).not.toContain('Problem:')
  })

  it.each(
    verbs.filter(([verb]) => verb !== 'help'),
  )('/%s help explains it with two examples, and so does /help with its name', async (verb, { examples, ways }) => {
    const shown = await world.says('kim', `/${verb} help`)
    expect(shown.text).toMatch(new RegExp(`^# How to use “${verb}”\n`))
    for (const line of [...examples, ...ways.map((way) => way.line)]) expect(shown.text).toContain(asTyped(line))
    expect((await world.says('kim', `/help ${verb}`)).text).toBe(shown.text)
    expect((await world.says('kim', `${verb} help`, null)).text).toBe(shown.text)
  })

  it.each(
    verbs.flatMap(([, { examples, ways }]) => [...new Set([...examples, ...ways.map((way) => way.line)])]),
  )('its own example is understood: %s', async (line) => {
    const shown = await world.says('kim', line)
    expect(shown.text).not.toMatch(/I do not know that command|Did you mean|Something broke/)
  })

  describe('a near miss is offered, ready to send', () => {
    it.each([
      ['/alocate C-1042 a letter to jo', '/allocate C-1042 a letter to jo'],
      ['/decied C-1042 spend £20', '/decide C-1042 spend £20'],
      ['/clok', '/clock'],
      ['/case opne C-1070', '/case open C-1070'],
      ['/case C-1042 lookedafter from 3 nov', '/case C-1042 looked-after from 3 nov'],
      ['/due unti', '/due unit'],
      ['/clock lookd-after from 3 mar', '/clock looked-after from 3 mar'],
      ['/done T-1 T-2', '/done T-1'],
      ['/done T-1 she was happy', '/done T-1 not seen'],
      ['/meeting start', '/meeting'],
      ['/nonsense', '/help'],
    ])('%s', async (line, offered) => {
      const shown = await world.says('kim', line)
      expect(shown.text.split('\n')).toContain(`- ${asTyped(offered)}`)
    })
  })

  describe('words without a slash, in direct messages', () => {
    it.each([
      ['hello', /^# Hello from the Co-ordinator\nHello Kim Abbott\. I look after Hawthorn’s dates/],
      ['what’s due?', /^# Your tasks\n/],
      ['whats due in C-1042', /^# Open tasks on C-1042\n/],
      ['allocate C-1045 a letter', /^# Who should do T-\d+\?\n/],
      ['the weather is fine', /^I do not know that command\./],
    ])('%s', async (line, answer) => {
      expect((await world.says('kim', line, null)).text).toMatch(answer)
    })
  })

  it('and nothing but the product’s name', async () => {
    expect((await world.says('kim', '')).text).toMatch(/^# (What you can ask|Hello from the Co-ordinator)/)
  })

  describe('a day is said as people say it', () => {
    it.each([
      'fri', 'friday', '27 nov', '27th november', '27/11', '27/11/2026', '27.11.26', '2026-11-27', 'in 4 wd', 'in 4 days', 'this friday',
    ])('by %s', async (day) => {
      const shown = await world.says('kim', `/allocate C-1045 a note about ${day.replaceAll(/\W/g, ' ')} to kim by ${day}`)
      expect(shown.text).toContain('Due: Fri 27 Nov 2026')
    })

    it.each([
      ['mon', 'That could be Mon 23 Nov 2026 or Mon 30 Nov 2026. Give the date.'],
      ['31', /Problem: Which month\?/],
      ['31 nov', /Problem: .*30/],
    ])('but a day that may be two, or none, is asked about: by %s', async (day, problem) => {
      const form = await world.says('kim', `/allocate C-1045 a note to kim by ${day}`)
      expect(form.text).toMatch(problem)
    })
  })

  it('a case, a task and a decision are taken however they are written', async () => {
    for (const line of ['/case c-1042', '/case C–1042', '/due c-1042.']) expect((await world.says('kim', line)).text).toContain('C-1042')
    for (const line of ['/allocate t-4', '/allocate T4', '/allocate t-04']) {
      expect((await world.says('kim', line)).text).toContain('# Who should do T-4?')
    }
  })

  it('a unit is asked who, where and when', async () => {
    const shown = await world.says('sam', '/unit')
    expect(shown.text).toMatch(/^# Hawthorn\nService area: Children in need\nGroup manager: Priya Shah\nNext meeting: Tue 24 Nov 2026 at/)
    expect(shown.text).toContain('\nMorning digest: At 08:30 on working days\n')
    expect(shown.text).toContain(
      '- Mo Vance: Clinician · Works: Tuesday and Wednesday, 09:00 to 17:00; Friday, 09:00 to 13:00 · Open tasks: 0',
    )
    const away = await world.presses('alex', 'Record leave', shown)
    const missing = await world.fills('alex', away, { person: '@jo' })
    expect(missing.text).toContain('Problem: From which day? Write it like 1 dec.')
    expect((await world.fills('alex', missing, { from: '30 nov', to: '4 dec' })).text).toContain(
      'Recorded: Jo Osei is away from Mon 30 Nov 2026 to Fri 4 Dec 2026',
    )
    expect((await world.says('jo', '/unit leave me on 1 dec')).text).toContain(
      'Jo Osei is already down as away from Mon 30 Nov 2026 to Fri 4 Dec 2026.',
    )
  })

  it('somebody over several units is told where to ask', async () => {
    for (const line of ['/unit', '/meeting', '/due unit', '/unit digest 9am']) {
      expect((await world.says('helen', line, null)).text).toBe(
        'There is no unit of yours here. Say it in the channel of a unit you work in or manage.',
      )
    }
    expect((await world.says('helen', '/unit')).text).toMatch(/^# Hawthorn/)
  })

  it('a line nobody could have typed is still answered', async () => {
    const lines = ['/decide "', '/allocate C-1042 to to to by by by', '/case C-1042 = = =', '/due \u0000', '/unit cover by by by']
    for (const line of [...lines, `/decide ${'C-1042 '.repeat(500)}`]) {
      expect((await world.says('kim', line)).text).not.toMatch(/Something broke|^$/)
    }
  })

  it('and nothing was a fault', () => {
    expect(world.log.lines.filter(({ level }) => level === 'error')).toEqual([])
  })
})
