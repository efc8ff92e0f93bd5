/**
 * Who hears first when many letters wait: the few alerts, a customer without a number, an agent's copy, and then those
 * who have waited since an outage began.
 */
export const priorities = { alert: -1, customer: 0, desk: 1, late: 2 } as const;

/** The priorities of letters that a customer reads. */
export const toCustomers: readonly number[] = [priorities.customer, priorities.late];

export function isToCustomer(priority: number): boolean {
  return toCustomers.includes(priority);
}

/** A mail we owe someone: composed in full, stored as bytes, sent later. */
export interface Letter extends Cover {
  /** The finished message, CRLF line ends. */
  bytes: Uint8Array;
}

/** All that is known of a letter before it is written. */
export interface Cover {
  /** Unique for what it says to whom: `ack:17`, `new-ticket:INC-000123:noc@example.com`. */
  key: string;
  /** The template's folder: `acknowledgement`. */
  kind: string;
  /** The ticket it is about, the first when it names several; null for a letter about the desk itself. */
  ticketNumber: string | null;
  /** The mail whose acknowledgement this letter is; null for every other letter. */
  acknowledges: number | null;
  priority: number;
  envelope: { from: string; to: string };
  /** With angle brackets; signed, derived from the key (mail/signed-id.ts). */
  messageId: string;
  /** True when the desk has told acuse to hold its tongue (`letters.mode: hold`). */
  held: boolean;
}
