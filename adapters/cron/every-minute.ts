import cron from 'node-cron'

/**
 * Beats once a minute, in UTC, so that neither clock change skips or doubles a beat. It only says "look now": what is due is
 * computed from London dates and what was already done. A beat that comes while the last one is still working is left out,
 * because the next look finds everything the left-out one would have.
 */
export function everyMinute(beat: () => Promise<void>): { stop(): Promise<void> } {
  let working: Promise<void> | null = null
  const task = cron.schedule('* * * * *', () => {
    working ??= beat().finally(() => { working = null })
  }, { timezone: 'Etc/UTC' })
  return {
    async stop() {
      await task.destroy()
      await working
    },
  }
}
