import type { Filed } from './filed.ts';

/** A mail that lies in the folder. */
export interface Waiting {
  uid: number;
  /** Bytes, as the server says (RFC822.SIZE). */
  size: number;
  /** When the server took it into this mailbox; null when it does not say. */
  internalDate: Date | null;
  /** All of it, where it came along with the news of its arrival. */
  bytes?: Buffer;
}

/** All that lay in a folder at the last poll. */
export interface Lying {
  folder: string;
  /** As in `Session`. */
  uidValidity: string;
  mails: readonly Waiting[];
}

/** What one look into the folder has found. */
export interface Found {
  mails: Waiting[];
  /** All that lies in the folder, and not only what has newly arrived. */
  isEverything: boolean;
}

export interface Downloaded extends Waiting {
  bytes: Buffer;
  /** Larger than the mailbox allows: `bytes` is only its beginning, and `size` larger than that. */
  truncated: boolean;
}

/** A mailbox as long as the connection to it lives. Its methods may be called while others are under way: each waits for its turn. */
export interface Session {
  readonly folder: string;
  /** IMAP UIDVALIDITY, the same for the whole session. */
  readonly uidValidity: string;
  /** Installations of acuse, other than this one, whose keyword was seen on mails they handled since yesterday. */
  readonly otherInstallations: readonly string[];
  /**
   * At once and with each poll all that lies in the folder, also what was handed out before and left lying; in between, as
   * soon as the server tells of it, what has newly arrived. Only a list of everything may be empty. Throws when the
   * connection dies, returns when the signal is raised.
   */
  waiting(signal: AbortSignal): AsyncGenerator<Found>;
  /**
   * The bytes of a group; the mails stay as unread as they were. One that has vanished is left out, and so is one that the
   * server does not hand out: it is listed again with the next poll, and `status()` tells.
   */
  download(waiting: readonly Waiting[]): Promise<Downloaded[]>;
  /**
   * Moves what was handled to the processed folder; a UID that is gone is done. A server that refuses the move does not
   * stop the work: the mails stay, are handed out again with the next poll, and `status()` tells.
   */
  done(uids: readonly number[]): Promise<void>;
  /** The same, to the quarantine folder. */
  quarantine(uids: readonly number[]): Promise<void>;
  /** What the server took in since then and lies in the processed folder now, in pieces. Others may ask in between. */
  filedSince(since: Date): AsyncGenerator<Filed[]>;
  /** The bytes of one of these; null when the server does not give them. */
  downloadFiled(filed: Filed): Promise<Downloaded | null>;
}
