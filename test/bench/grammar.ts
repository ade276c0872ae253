import * as chrono from 'chrono-node'
import { parseCommand } from '../../src/intents/parse-command.ts'
import { context } from '../intents/context.ts'

/**
 * G16: a whole command read, against chrono-node finding its dates in the same line, and against it reading the date alone. Run with `node test/bench/grammar.ts`: outside vitest,
 * whose module runner makes every call between files dearer than it is.
 *
 * The two take turns in short rounds, in processor time, and chrono-node has a twin: where the twins differ by more than 15 % the
 * machine was too busy for the line to mean anything.
 */

const LINES = [
  ['allocate', 'C-1042 home visit to @jo by fri', 'fri'],
  ['allocate', 'C-1042 home visit to <@U123> by 27 nov', '27 nov'],
  ['decide', 'C-1042 spend £450 taxis to contact', '27 nov'],
  ['done', 'T-12 on 24 nov', '24 nov'],
  ['case', 'C-1042 looked-after from 3 mar', '3 mar'],
  ['case', 'C-1042 direction "final evidence" by 12 jan 4pm', '12 jan 4pm'],
  ['unit', 'leave @jo 1 dec to 5 dec', '1 dec to 5 dec'],
  ['clock', 'looked-after from 3 mar dob 12 may 2023', '3 mar dob 12 may 2023'],
] as const

const ROUNDS = 40
const READINGS_A_ROUND = 1_000
const now = new Date('2026-11-25T09:30:00Z')

/** Microseconds of processor time for one reading. */
function cost(read: () => unknown): number {
  const before = process.cpuUsage().user
  for (let reading = 0; reading < READINGS_A_ROUND; reading++) read()
  return (process.cpuUsage().user - before) / READINGS_A_ROUND
}

function median(costs: readonly number[]): number {
  return costs.toSorted((one, other) => one - other)[Math.floor(costs.length / 2)] ?? Number.NaN
}

function measured(verb: string, line: string, date: string): Readonly<Record<string, string>> {
  const chronoReads = (text: string): unknown => chrono.en.GB.parse(text, now, { forwardDate: true })
  const rounds = Array.from({ length: ROUNDS }, () => ({
    command: cost(() => parseCommand(verb, line, context)),
    inLine: cost(() => chronoReads(line)),
    alone: cost(() => chronoReads(date)),
    twin: cost(() => chronoReads(line)),
  })).slice(ROUNDS / 4)
  const of = (name: keyof (typeof rounds)[number]): number => median(rounds.map((round) => round[name]))
  return {
    line: `/${verb} ${line}`,
    'command µs': of('command').toFixed(2),
    'chrono in line µs': of('inLine').toFixed(2),
    ratio: (of('command') / of('inLine')).toFixed(2),
    'chrono, date alone µs': of('alone').toFixed(2),
    'ratio to that': (of('command') / of('alone')).toFixed(2),
    twins: (of('twin') / of('inLine')).toFixed(2),
  }
}

console.table(LINES.map(([verb, line, date]) => measured(verb, line, date)))
