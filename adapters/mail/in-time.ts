/** The same promise, given up after so many milliseconds. Keeps no process alive. */
export function inTime<T>(ms: number, promise: Promise<T>): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new Error(`no end to it after ${ms} ms`)), ms)
  timer.unref()
  return Promise.race([promise, late]).finally(() => clearTimeout(timer))
}
