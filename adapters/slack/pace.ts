import type { Limits } from '../../src/app/pace.ts'

const say = 'Slack takes only so much at once: this goes after what is before it.'

/** One post a second and channel, short bursts: Slack's own figures. A claim on a notice lasts a minute, so waits are short. */
export const CHANNEL_PACE: Limits = { limits: [{ everyMs: 1_000, burst: 5 }], longestWaitMs: 4_000, say }

/** Of calls that Slack counts by method: no pace of ours, only the pauses it asks for. */
export const METHOD_PACE: Limits = { limits: [], longestWaitMs: 1_000, say }
