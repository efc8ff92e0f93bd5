/** What surrounds a command: handed in by main.ts, so that tests can hand in another. */
export interface World {
  env: Readonly<Record<string, string | undefined>>;
  /** What is piped into the command, where it reads any. */
  stdin?: AsyncIterable<string | Uint8Array> & { isTTY?: boolean };
  /** Bytes are written as they are: only where no terminal reads them. */
  stdout: { write(text: string | Uint8Array): unknown; isTTY?: boolean; columns?: number };
  stderr: { write(text: string): unknown };
}

/** A command failed in a way it can explain: what, where, what to do. Exit 1. */
export class CommandError extends Error {
  override name = 'CommandError';
}
