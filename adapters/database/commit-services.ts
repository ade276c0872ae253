import type { Write } from '../../src/domain/outcome.ts'
import { addRows, changeRows, type Writing } from './commit-parts.ts'
import { added, changed } from './rows-written.ts'
import { serviceReferrals, services } from './service-columns.ts'

/** The part of a commit that writes services and referrals to them. */
export function writeServices(writing: Writing, writes: readonly Write[]): void {
  changeRows(writing, services, changed(writes, 'service'))
  addRows(writing, services, added(writes, 'service'), { more: { version: '1' } })
  changeRows(writing, serviceReferrals, changed(writes, 'service-referral'))
  addRows(writing, serviceReferrals, added(writes, 'service-referral'), { more: { version: '1' }, after: 'changed_service_referral' })
}
