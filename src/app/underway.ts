/** Work that was begun and is not waited for where it began: it is waited for before the product stops. */
export interface Underway {
  add(work: Promise<void>): void
  /** Resolves when nothing of it is left, whatever was added meanwhile. */
  finished(): Promise<void>
}

export function createUnderway(): Underway {
  const works = new Set<Promise<void>>()
  return {
    add(work) {
      works.add(work)
      void work.finally(() => works.delete(work))
    },
    async finished() {
      while (works.size > 0) await Promise.allSettled(works)
    },
  }
}
