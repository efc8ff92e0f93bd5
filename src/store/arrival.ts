/** Where a mail lies: one place in one mailbox. Unique for ever, unless the server changes UIDVALIDITY. */
export interface Place {
  mailbox: string;
  folder: string;
  /** IMAP UIDVALIDITY; text, because imapflow gives a BigInt. */
  uidValidity: string;
  uid: number;
}

/** A mail just downloaded, about to be kept. */
export interface Arrival extends Place {
  bytes: Uint8Array;
  /** RFC822.SIZE, as the server states it. */
  size: number;
  /** Larger than the mailbox allows: `bytes` are only its beginning. */
  truncated: boolean;
  /** When our border accepted it; the acknowledgement's clock starts here. */
  acceptedAt: Date;
  /** Which evidence gave `acceptedAt`. */
  acceptedBy: string;
  acknowledgeDueAt: Date;
  seenAt: Date;
  /** Reconciliation found it where nobody had read it. */
  isGap?: boolean;
}

/** A mail whose keep commit stands. */
export interface KeptMail extends Arrival {
  /** The ledger's id. */
  id: number;
  /** How often it has been kept; above 1 after a crash or a failed try. */
  attempts: number;
}
