/** What somebody sees, whichever platform shows it: a message, or a form to fill in. */
export interface Seen {
  readonly kind: 'message' | 'form'
  /** As the person reads it, in the lines of `readable` and `plainForm`. */
  readonly text: string
  /** What a notification says of it; of a form, its title. */
  readonly summary: string
}

/** How a story looks at places: a channel by its name (`hawthorn`), somebody's direct messages by theirs (`@sam`). */
export function lookingAt<Each extends Seen>(messagesIn: (place: string) => readonly Each[]) {
  const read = new Map<string, number>()
  return {
    /** All that stands there, oldest first, as people read it. */
    shows: (place: string): readonly string[] => messagesIn(place).map(({ text }) => text),

    /** What came there since the story last looked. */
    news(place: string): readonly string[] {
      const all = messagesIn(place)
      const from = read.get(place) ?? 0
      read.set(place, all.length)
      return all.slice(from).map(({ text }) => text)
    },

    /** The last message there that says this, as it is now. */
    message(place: string, saying: string): Each {
      const found = messagesIn(place).findLast(({ text }) => text.includes(saying))
      if (found !== undefined) return found
      throw new Error(`nothing in ${place} says “${saying}”, but:\n${messagesIn(place).map(({ text }) => text).join('\n---\n')}`)
    },
  }
}
