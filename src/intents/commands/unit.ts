import { isNearly } from '../../domain/authority/is-nearly.ts'
import type { WorkPlatform } from '../../domain/unit/set-platform.ts'
import { readCover, readDigestTime, readLeave, readQuietHours } from '../forms/unit.ts'
import type { Parsed } from '../parsed.ts'
import type { ReadingContext } from '../reading/context.ts'
import { datePhraseAt } from '../reading/date-phrase.ts'
import { isCertainlyPerson, mayBeName, personLength } from '../reading/read-person.ts'
import type { Word } from '../reading/words.ts'
import { textOf } from '../reading/words.ts'
import { asIntent, openForm } from '../sheet.ts'

const PARTS = ['leave', 'cover', 'digest', 'quiet', 'here', 'on'] as const
const UNTIL: ReadonlySet<string> = new Set(['to', 'until', 'till', 'through', '-', '–'])

/**
 * `/unit` (who, where, when) · `/unit leave @jo 1 dec to 5 dec` · `/unit cover @mo by @sam 1 dec to 14 dec` · `/unit digest 08:30` ·
 * `/unit quiet 19:00 to 07:30` · `/unit quiet off` · `/unit here` · `/unit on teams`.
 */
export function parseUnit(words: readonly Word[], context: ReadingContext): Parsed {
  const part = words[0]?.key
  if (part === undefined) return asIntent({ kind: 'show-unit' })
  if (part === 'leave') return leave(words, context)
  if (part === 'cover') return cover(words, context)
  if (part === 'digest') return digest(words)
  if (part === 'here') return asIntent({ kind: 'set-channel', unit: words.length === 1 ? null : textOf(words, 1) })
  if (part === 'quiet') return quiet(words)
  if (part === 'on') return onPlatform(words)
  const meant = PARTS.filter((name) => isNearly(part, name)).map((name) => `/unit ${name} ${textOf(words, 1)}`.trimEnd())
  return {
    kind: 'unclear',
    says: 'Ask who is in the unit, or say who is away, who covers whom, when the digest comes, when and where you want messages, or that this is its channel.',
    didYouMean: meant.length > 0 ? meant : ['/unit', '/unit leave', '/unit cover', '/unit digest', '/unit quiet', '/unit on', '/unit here'],
  }
}

function leave(words: readonly Word[], context: ReadingContext): Parsed {
  if (words.length === 1) return openForm('leave')
  const start = words[1]!.key === 'for' ? 2 : 1
  const person = personUpTo(words, start)
  return readLeave({ person: textOf(words, start, person), ...stretch(words, person) }, {}, context)
}

function cover(words: readonly Word[], context: ReadingContext): Parsed {
  if (words.length === 1) return openForm('cover')
  const start = words[1]!.key === 'for' || words[1]!.key === 'of' ? 2 : 1
  const by = words.findIndex((word, at) => at >= start && word.key === 'by')
  const holder = by >= 0 ? by : personUpTo(words, start)
  const deputy = by >= 0 ? personUpTo(words, by + 1) : holder
  return readCover({ holder: textOf(words, start, holder), deputy: by >= 0 ? textOf(words, by + 1, deputy) : '', ...stretch(words, deputy) }, {}, context)
}

function digest(words: readonly Word[]): Parsed {
  const start = words[1]?.key === 'at' ? 2 : 1
  return start >= words.length ? openForm('digest-time') : readDigestTime({ time: textOf(words, start) }, {})
}

const OFF: ReadonlySet<string> = new Set(['off', 'none', 'no', 'never'])

/** `quiet 19:00 to 07:30`, `quiet hours from 7pm until 7.30am`, `quiet off`. */
function quiet(words: readonly Word[]): Parsed {
  const named = words[1]?.key === 'hours' ? 2 : 1
  const start = words[named]?.key === 'from' ? named + 1 : named
  if (start >= words.length) return openForm('quiet-hours')
  if (OFF.has(words[start]!.key) && words.length === start + 1) return asIntent({ kind: 'set-quiet-hours', hours: null })
  const until = words.findIndex((word, at) => at > start && UNTIL.has(word.key))
  const end = until < 0 ? words.length : until
  return readQuietHours({ from: textOf(words, start, end), to: until < 0 ? '' : textOf(words, until + 1) }, {})
}

const PLATFORMS: ReadonlyMap<string, WorkPlatform> = new Map([
  ['slack', 'slack'], ['teams', 'teams'], ['ms teams', 'teams'], ['microsoft teams', 'teams'],
])

/** `on teams`: where the asker wants what is for them. */
function onPlatform(words: readonly Word[]): Parsed {
  const platform = PLATFORMS.get(words.slice(1).map((word) => word.key).join(' '))
  if (platform !== undefined) return asIntent({ kind: 'set-platform', platform })
  return { kind: 'unclear', says: 'Say on which platform you want what is for you.', didYouMean: ['/unit on slack', '/unit on teams'] }
}

/** Where the name ends that begins here: before the dates. Its first word may be one too, because June is somebody's name. */
function personUpTo(words: readonly Word[], start: number): number {
  let end = start + personLength(words, start, words.length)
  if (end === start || isCertainlyPerson(words[start]!)) return end
  end = start + 1
  while (end < words.length && mayBeName(words[end]!) && words[end]!.key !== 'from' && words[end]!.key !== 'on' && datePhraseAt(words, end) === null) end += 1
  return end
}

/** `1 dec to 5 dec`, `from 1 dec until 5 dec`, `1 dec 5 dec`; `on 1 dec` is that day alone. Whatever else stands there is kept. */
function stretch(words: readonly Word[], start: number): { readonly from: string; readonly to: string } {
  const isOneDay = words[start]?.key === 'on'
  const first = isOneDay || words[start]?.key === 'from' ? start + 1 : start
  const until = words.findIndex((word, at) => at > first && UNTIL.has(word.key))
  if (until > 0) return { from: textOf(words, first, until), to: textOf(words, until + 1) }
  const length = datePhraseAt(words, first)?.length ?? words.length - first
  const from = textOf(words, first, first + length)
  return { from, to: first + length < words.length ? textOf(words, first + length) : isOneDay ? from : '' }
}
