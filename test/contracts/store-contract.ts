import { commits } from './commits.ts'
import { isolation } from './isolation.ts'
import { type Kept, standing } from './kept.ts'
import { lists } from './lists.ts'
import { roundTrips } from './round-trips.ts'
import { scenes } from './scenes.ts'

/** What every store must do, whatever it keeps things in. */
export function storeContract(kept: () => Kept): void {
  const stand = standing(kept)
  roundTrips(stand)
  commits(stand)
  scenes(stand)
  lists(stand)
  isolation(stand)
}
