import { createChance, type Chance } from '../../src/app/demonstration/random.ts'

/** How somebody answers what they are asked: nobody real, and no two quite alike. */
export interface Habits {
  /** Minutes until they usually answer, of work for what can wait and of the clock for what cannot. */
  readonly routineMinutes: number
  readonly urgentMinutes: number
  /** How often they do not answer at all, from 0 to 1. */
  readonly silence: number
  readonly hasQuietHours: boolean
}

/** Chance with the shapes that people's days have. */
export interface Dice extends Chance {
  /** Around that many minutes: half the time less, and now and then far more. */
  around(minutes: number): number
  /** How many of something that comes so often on average (Poisson). */
  howMany(average: number): number
}

export function dice(seed: number): Dice {
  const chance = createChance(seed)
  const uniform = (): number => chance.whole(1, 999_999) / 1_000_000
  const bell = (): number => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform())
  return {
    ...chance,
    around: (minutes) => Math.max(1, Math.round(minutes * Math.exp(0.9 * bell()))),
    howMany(average) {
      let count = 0
      for (let left = uniform(); left > Math.exp(-average); left *= uniform()) count += 1
      return count
    },
  }
}

/** A third answer within the hour, most within half a day, and some have to be waited for. */
export function habitsOf(someDice: Dice): Habits {
  const [routineMinutes, silence] = someDice.oneOf([[40, 0.04], [120, 0.1], [120, 0.1], [240, 0.2], [400, 0.35]] as const)
  return {
    routineMinutes, silence,
    urgentMinutes: someDice.oneOf([3, 6, 6, 12, 25]),
    hasQuietHours: someDice.happens(0.6),
  }
}
