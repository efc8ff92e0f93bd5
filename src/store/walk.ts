/** How many rows are looked at in one go: few enough that others do not wait for it. */
const stride = 1_000;

/**
 * Goes through a table in the order of its key and gives what `find` finds in each stretch of it. `keysAfter` gives the
 * next keys, at most `count`.
 */
export async function* walk<Key, Found>(
  start: Key,
  keysAfter: (key: Key, count: number) => Promise<Key[]>,
  find: (first: Key, last: Key) => Promise<Found[]>,
): AsyncGenerator<Found> {
  let keys = await keysAfter(start, stride);
  while (keys.length > 0) {
    const first = keys[0];
    const last = keys.at(-1);
    if (first === undefined || last === undefined) return;
    yield* await find(first, last);
    keys = await keysAfter(last, stride);
  }
}
