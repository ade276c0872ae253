import { PLATFORM_NAMES, type WorkPlatform } from '../domain/unit/set-platform.ts'
import type { Button } from './model.ts'
import { button } from './text.ts'

/** Makes it the platform on which the presser is told things. */
export function platformButton(platform: WorkPlatform): Button {
  return button(`Message me in ${PLATFORM_NAMES[platform]}`, { kind: 'set-platform', platform })
}
