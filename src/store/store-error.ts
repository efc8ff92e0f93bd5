/** The database cannot be used as asked. The message says what, where, and what to do. */
export class StoreError extends Error {
  override name = 'StoreError';
}
