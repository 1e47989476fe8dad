/**
 * `next` with a value that may have to be waited for: at once where it is there. What a request waits for costs it a turn behind all
 * others, so what caches know is not handed through promises.
 */
export function after<T, R>(value: T | Promise<T>, next: (value: T) => R | Promise<R>): R | Promise<R> {
  return value instanceof Promise ? value.then(next) : next(value)
}
