import cron from 'node-cron'
import { errorFields, type Log } from '../../src/ports/log.ts'

/**
 * Beats once a minute, in UTC, so that neither clock change skips or doubles a beat. It only says "look now": what is due is
 * computed from London dates and what was already done. A beat that comes while the last one is still working is left out,
 * because the next look finds everything the left-out one would have; so does the next after one that failed.
 */
export function everyMinute(beat: () => Promise<void>, log: Log): { stop(): Promise<void> } {
  let working: Promise<void> | null = null
  const work = async (): Promise<void> => {
    try {
      await beat()
    } catch (error) {
      log.error(errorFields(error), 'a beat failed; the next one makes up for it')
    }
  }
  const task = cron.schedule('* * * * *', () => { working ??= work().finally(() => { working = null }) }, {
    timezone: 'Etc/UTC', suppressMissedWarning: true,
  })
  return {
    async stop() {
      await task.destroy()
      await working
    },
  }
}
