/** A mailbox of a header, decoded: the display name ('' when there is none) and the bare address. */
export interface Address {
  name: string;
  address: string;
}

/** One line of text/plain, its quote marks ("> ") taken off and counted. */
export interface Line {
  text: string;
  quoteDepth: number;
}

/**
 * One row of the HTML: a table row with its cells, or a paragraph, heading or list item as a row of one cell.
 * A cell that holds several lines keeps them, joined by "\n".
 */
export interface Row {
  cells: string[];
  /** Which table of the mail the row stands in, counted from 1; null outside tables. */
  table: number | null;
  /** How many blockquotes (or their look-alikes) the row stands in. */
  quoteDepth: number;
  /** Whether a blank line or the bound of a paragraph stands above it. */
  apart?: true;
}

/** The views of a mail's text. An empty list means that the mail has no such part. */
export interface MailText {
  /** All text/plain parts that are not attachments, in order; format=flowed is undone. */
  plain: Line[];
  /** All text/html parts that are not attachments, in order; scripts, styles and hidden elements are left out. */
  html: Row[];
}

export interface Attachment {
  /** The last component of the name the sender gave, without control characters; null when none was given. */
  fileName: string | null;
  /** As declared by the sender, lower-case, without parameters. */
  contentType: string;
  /** Bytes after the transfer encoding is undone. */
  size: number;
  /** SHA-256 of the decoded bytes, hex. */
  hash: string;
}

/** The text of an attachment that may hold a questionnaire, in the views of a mail's own text. */
export interface Enclosed {
  /** As in `Attachment`. */
  fileName: string | null;
  kind: 'docx' | 'xlsx' | 'mail';
  /** Who wrote the mail within, and when, as in `Mail`; null for documents. */
  from: Address | null;
  date: Date | null;
  /**
   * A document has HTML alone: paragraphs as rows of one cell outside tables, table rows, each sheet of a workbook as a
   * table. A mail has its own views; what is enclosed in it comes behind it.
   */
  text: MailText;
}

/** Why nobody may be answered: the rule that recognised the mail as a machine's, and what it saw. */
export interface Automatic {
  /** 'bounce' is a delivery report, 'auto' everything else that no person wrote just now. */
  kind: 'auto' | 'bounce';
  rule: string;
  evidence: string;
}

/** What our own border found out about the sender; From is a claim. */
export interface Authenticity {
  sender:
    | 'verified' // the domain in From vouches for the mail
    | 'not-verified' // nobody does, or the border did not say
    | 'forged'; // the domain disowns it, and asks to refuse such mails or put them aside
  evidence: string;
}

/** What became of a mail (RFC 3464 §2.3.3). */
export type DeliveryAction = 'failed' | 'delayed' | 'delivered' | 'relayed' | 'expanded';

/** What a delivery report says became of a mail, for one recipient: the one that fared worst. */
export interface Fate {
  /** Null where the report names none. */
  recipient: string | null;
  action: DeliveryAction;
  /** RFC 3463: "5.1.1"; null where none is named. */
  status: string | null;
  /** In the words of the mail system, on one line; '' where it says nothing. */
  reason: string;
}

/** A delivery report: what became of which mail. Whether that mail was ours only its signed id proves. */
export interface DeliveryReport extends Fate {
  /** Message-IDs by which the report names the mail, in brackets, the surest first. */
  returned: string[];
  /** Those of other mails in its thread. */
  thread: string[];
}

/** What of the mail could not be taken over whole, each once. */
export type Flaw =
  | 'truncated' // larger than the mailbox allows; only its beginning was downloaded
  | 'text-cut'
  | 'line-cut'
  | 'html-cut'
  | 'html-too-deep'
  | 'too-many-parts'
  | 'too-many-attachments'
  | 'headers-cut'
  | 'attachment-too-large' // to be opened; it is a bomb, or no questionnaire
  | 'attachment-unreadable' // damaged, locked by a password, or not what its name says
  | 'attachment-cut' // opened, but not read to its end
  | 'malformed';

/** One message as received, as plain data that may cross a thread. */
export interface Mail {
  /** With its angle brackets, as the sender wrote it; null when there is none. */
  messageId: string | null;
  inReplyTo: string[];
  references: string[];
  /** The first mailbox of From; null when there is none that can be read. */
  from: Address | null;
  replyTo: Address[];
  to: Address[];
  cc: Address[];
  /** The envelope sender the delivering server recorded: '' for the null path, null when none was recorded. */
  returnPath: string | null;
  /** Decoded, on one line, without control characters. */
  subject: string;
  /** What the sender's clock said (RFC 5322 Date). A claim: no promise is counted from it. */
  date: Date | null;
  automatic: Automatic | null;
  /** What shows that a customer's own ticket machine wrote it, whose mails are let in as people's are; else null. */
  machine: Automatic | null;
  /** What a bounce reports; null for every other mail. */
  report: DeliveryReport | null;
  /** Null when no border of ours was asked. */
  authenticity: Authenticity | null;
  text: MailText;
  attachments: Attachment[];
  /** Those of them that were opened, in their order. Empty for automatic mails: their forms are nobody's answer. */
  enclosed: Enclosed[];
  /** SHA-256, hex, of the decoded subject, text and attachments: the same for copies that differ in trace headers. */
  contentHash: string;
  flaws: Flaw[];
}
