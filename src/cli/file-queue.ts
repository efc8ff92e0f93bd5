/** The files of one call, shared by its threads. */
export interface FileQueue {
  files: readonly string[];
  /** How many were taken, in memory that the threads share. */
  taken: Int32Array;
}

export function queueOf(files: readonly string[]): FileQueue {
  return { files, taken: new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)) };
}

/** Takes one file after the other, each with its place in the call, until no thread has left any. */
export function* filesLeft({ files, taken }: FileQueue): Generator<[at: number, file: string]> {
  for (;;) {
    const at = Atomics.add(taken, 0, 1);
    const file = files[at];
    if (file === undefined) return;
    yield [at, file];
  }
}
