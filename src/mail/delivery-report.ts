import { readDeliveryStatus } from './delivery-status.ts';
import { claimedKind } from './enclosed-kind.ts';
import type { DeliveryReport, Mail } from './mail.ts';
import type { Header } from './open.ts';
import type { Part } from './parts.ts';
import { deliveryStatus, returnedHeader } from './report-types.ts';
import { readReportWords } from './report-words.ts';
import { idsInHeader, idsInText, type ReturnedIds } from './returned-ids.ts';

/** A delivery report, as far as it was taken apart. */
interface Report extends Pick<Mail, 'subject' | 'to' | 'inReplyTo' | 'references' | 'text'> {
  header: Header;
  leaves: readonly Part[];
}

/** A thread of months, or a text that repeats an id. */
const mostIds = 50;

/**
 * What a delivery report says: about which mail, whom it did not reach, and why. By its fields (RFC 3464) where it has
 * them; else by its words, as the half of all mail systems that writes no fields puts it.
 */
export function readDeliveryReport(report: Report, ownAddresses: readonly string[]): DeliveryReport {
  const fields = statusPart(report.leaves);
  const failedRecipients = report.header.get('x-failed-recipients')?.join(', ') ?? '';
  // A report goes to whom the mail came from.
  const writers = [...ownAddresses, ...report.to.map(({ address }) => address)];
  const words = readReportWords(report.subject, linesOf(report.text), failedRecipients, writers);
  const fate = (fields && readDeliveryStatus(fields.bytes)) ?? words;
  return {
    ...fate,
    recipient: fate.recipient ?? words.recipient,
    reason: fate.reason || words.reason,
    ...together(idsIn(report)),
  };
}

function statusPart(leaves: readonly Part[]): Part | null {
  return leaves.find(({ contentType }) => deliveryStatus.test(contentType)) ?? null;
}

/** The returned mail's own header is the surest; then what the report answers, what its fields name, what its text shows. */
function idsIn({ leaves, inReplyTo, references, text }: Report): ReturnedIds[] {
  const status = statusPart(leaves);
  return [
    ...leaves.filter(isReturnedMail).map(({ bytes }) => idsInHeader(bytes)),
    { returned: leaves.flatMap(({ messageIds }) => messageIds), thread: [] },
    { returned: inReplyTo, thread: references },
    ...(status === null ? [] : [idsInHeader(status.bytes)]),
    idsInText(linesOf(text).join('\n')),
  ];
}

function isReturnedMail(part: Part): boolean {
  return returnedHeader.test(part.contentType) || claimedKind(part) === 'mail';
}

/** Both halves of the text: only one of them may show the mail that comes back. */
function linesOf({ plain, html }: Mail['text']): string[] {
  const rows = html.flatMap(({ cells }) => [...cells.join(' ').split('\n'), '']);
  return [...plain.map(line => line.text), ...rows];
}

function together(found: readonly ReturnedIds[]): ReturnedIds {
  const unique = (ids: string[]) => [...new Set(ids)].slice(0, mostIds);
  return {
    returned: unique(found.flatMap(({ returned }) => returned)),
    thread: unique(found.flatMap(({ thread }) => thread)),
  };
}
