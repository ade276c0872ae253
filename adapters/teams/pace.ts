import type { Limits } from '../../src/app/pace.ts'

/**
 * Messages in one conversation, its threads taken together. Teams counts 7 in a second, 8 in two, 60 in 30 and 1,800 in an hour, in
 * windows that nobody outside knows the edges of: each pair here stays within in any stretch of time, which takes `burst` and one more
 * for each `everyMs` of it. A claim on a notice lasts a minute, so waits are short.
 * Source: “Per bot per thread limit” at learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit.
 */
export const CONVERSATION_PACE: Limits = {
  limits: [{ everyMs: 500, burst: 4 }, { everyMs: 1_000, burst: 30 }, { everyMs: 2_400, burst: 300 }],
  longestWaitMs: 4_000,
  say: 'Teams takes only so much in one conversation: this goes after what is before it.',
}

/** Looking somebody up and beginning a chat: no pace of ours, only the pauses Teams asks for. */
export const LOOK_PACE: Limits = {
  limits: [], longestWaitMs: 1_000, say: 'Teams asks the Co-ordinator to slow down: it is asked again later.',
}
