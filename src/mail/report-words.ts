import { delays, delayTitles, deliveries, deliveryTitles, originals, reasons } from './bounce-words.ts';
import { isMailSystem } from './daemon.ts';
import { reasonAsShown } from './delivery-status.ts';
import { folded, foldedSentences } from './folded.ts';
import type { Fate } from './mail.ts';
import { titleOf } from './title.ts';

const reason = new RegExp(reasons.join('|'));
const delay = new RegExp(delays.join('|'));
const delayTitle = new RegExp(delayTitles.join('|'));
const delivery = new RegExp(deliveries.join('|'));
const deliveryTitle = new RegExp(`^(?:${deliveryTitles.join('|')})`);
/** The line above the mail that comes back. */
const original = new RegExp(`^\\W*(?:${originals.join('|')})`);

/** The status stands behind a reply code, or is named one; a version number is none. */
const status =
  /(?:(?<![\d.])[45]\d\d[ -]#?|#|\(|(?:status|error|reason|codigo|motivo)(?: code)?: *)([245]\.\d{1,3}\.\d{1,3})(?!\.?\d)/i;
const announcement = /(?:because|reasons?|porque|motivo|causa|razon|razao)\W*$/;
/** A paragraph that only says that a machine wrote it. */
const politeness =
  /^\W*this (?:is an|(?:message|mail|e-?mail|report) (?:was|is|has been)) [^.]{0,80}\bautomatic[^.]{0,80}\.?\W?$/;
const replyCode = /(?<![\d.])[45]\d\d[ -]/;
const address = /[\w!#$%&*+/=?^`{|}~-][\w.!#$%&'*+/=?^`{|}~-]{0,63}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/g;

/** A Message-ID looks like an address. */
const idLines = /^.*\b(?:message-?id|identifier)\b.*$/gim;

/** Reports are short; what returns below may be long. */
const longestExplanation = 200;

/**
 * What a delivery report says in words, where no fields say it. A report that speaks neither of delay nor of delivery
 * is one of failure. `failedRecipients` is Exim's header of that name, `writers` are whom the mail came from.
 */
export function readReportWords(
  subject: string,
  lines: readonly string[],
  failedRecipients: string,
  writers: readonly string[],
): Fate {
  const explanation = explanationIn(lines);
  const text = explanation.join('\n');
  const code = status.exec(text)?.[1] ?? null;
  return {
    recipient: recipientIn(failedRecipients, writers) ?? recipientIn(text, writers),
    action: code?.startsWith('5') ? 'failed' : actionIn(titleOf(subject), foldedSentences(text)),
    status: code,
    reason: reasonIn(text),
  };
}

/** Everything above the mail that comes back. */
function explanationIn(lines: readonly string[]): readonly string[] {
  const shown = lines.slice(0, longestExplanation);
  const end = shown.findIndex(line => original.test(folded(line)));
  return end < 0 ? shown : shown.slice(0, end);
}

function recipientIn(text: string, writers: readonly string[]): string | null {
  const own = writers.map(each => each.toLowerCase());
  const named = text.replace(idLines, '').match(address) ?? [];
  return (
    named
      // Exchange names the kind of an address with it.
      .map(each => each.replace(/^smtp=/i, ''))
      .find(each => !isMailSystem(each) && !own.includes(each.toLowerCase())) ?? null
  );
}

function actionIn(title: string, text: string): Fate['action'] {
  if (deliveryTitle.test(title) || delivery.test(text)) return 'delivered';
  return delayTitle.test(title) || delay.test(text) ? 'delayed' : 'failed';
}

/** The paragraph with the server's reply, else the one that is announced as the cause, else the first that names one. */
function reasonIn(text: string): string {
  const paragraphs = text.split(/\n\s*\n/).filter(paragraph => paragraph.trim() !== '');
  const chosen =
    paragraphs.find(paragraph => status.test(paragraph) || replyCode.test(paragraph)) ??
    paragraphs.find((_, index) => announcement.test(foldedSentences(paragraphs[index - 1] ?? ''))) ??
    firstSentenceOn(paragraphs) ??
    paragraphs[0];
  return reasonAsShown(chosen ?? '');
}

/** The first paragraph that names a cause, and the next where its last word is a colon: "did not reach the following recipient:". */
function firstSentenceOn(paragraphs: readonly string[]): string | undefined {
  const sentences = paragraphs.map(foldedSentences);
  const at = sentences.findIndex(sentence => reason.test(sentence) && !politeness.test(sentence));
  const first = paragraphs[at];
  return first?.trimEnd().endsWith(':') ? `${first}\n${paragraphs[at + 1] ?? ''}` : first;
}
