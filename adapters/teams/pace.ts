import type { Limits } from '../../src/app/pace.ts'

const say = 'Teams takes only so much in one thread: this goes after what is before it.'

/**
 * Messages in one thread of one conversation. Teams counts 7 in a second, 60 in 30 seconds and 1,800 in an hour, in windows that nobody
 * outside knows the edges of: each pair here stays within in any stretch of that length, which is `burst + length / everyMs`.
 * Source: the limits for one bot and one thread at learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit.
 * A claim on a notice lasts a minute, so waits are short.
 */
export const THREAD_PACE: Limits = {
  limits: [{ everyMs: 250, burst: 3 }, { everyMs: 1_000, burst: 30 }, { everyMs: 2_400, burst: 300 }],
  longestWaitMs: 4_000,
  say,
}

/** Looking somebody up and beginning a chat: no pace of ours, only the pauses Teams asks for. */
export const LOOK_PACE: Limits = { limits: [], longestWaitMs: 1_000, say: 'Teams asks the Co-ordinator to slow down: it is asked again later.' }
