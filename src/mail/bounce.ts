import { daemonNames, doubtfulTitles, reasons, sureTitles } from './bounce-words.ts';
import { isMailSystem, isNoReply } from './daemon.ts';
import { type Evidence, field, partOf, reportOf, type Saw, senderOf } from './evidence.ts';
import { folded, foldedSentences } from './folded.ts';
import { isPostmastersOwn } from './postmaster.ts';
import { deliveryStatus } from './report-types.ts';
import { titleOf } from './title.ts';

const returnedMail = /^message\/(?:rfc822|global)$|^text\/rfc822-headers$/;

const noPath = 'null Return-Path';

const daemonName = new RegExp(`^(?:${daemonNames.join('|')})\\b`);
const sureTitle = new RegExp(`^(?:${sureTitles.join('|')})`);
const doubtfulTitle = new RegExp(`^(?:${doubtfulTitles.join('|')})`);
const reason = new RegExp(reasons.join('|'));

/** "Undelivered calls": what a telephone line does not deliver people complain of. Behind a colon stands the returned mail's subject. */
const ofCalls = /^[^:]*\b(?:calls?|sms|fax(?:es)?|llamadas?|chamadas?|ligac(?:ao|oes))\b/;

/** Reports begin with the reason; the returned mail follows, and may say anything. */
const lookedAt = 4000;

/** Whether a mail is a delivery report: RFC 3464, or one of the half that are not and show it by sender, subject and wording. */
export function sawBounce(evidence: Evidence): Saw {
  return sawReport(evidence) ?? sawReportWords(evidence);
}

/** Exim and its heirs name the failed recipients in a header of their own. */
function sawReport(evidence: Evidence): Saw {
  const report = reportOf(evidence, 'delivery-status') ?? field(evidence, 'x-failed-recipients');
  return (
    report ?? (evidence.root.contentType === 'multipart/report' ? partOf(evidence, deliveryStatus) : null)
  );
}

/** No sign is enough alone: people write about mail that did not arrive, and machines send more than reports. */
function sawReportWords(evidence: Evidence): Saw {
  const title = titleOf(evidence.subject);
  const sender = sawMailSystem(evidence);
  // RFC 5321 §4.5.5: of what a mail system writes, its reports alone have no path back.
  const nullPath = evidence.returnPath === '' && isMailSystem(senderOf(evidence)) ? noPath : null;
  const status = partOf(evidence, deliveryStatus);
  const sure = sureTitle.exec(title)?.[0] ?? null;
  if (sender === null && status === null && sure === null && evidence.from !== null) return null;
  if (status === null && sure === null && isPostmastersOwn(evidence)) return null;
  const named = sure ?? doubtfulTitle.exec(title)?.[0] ?? null;
  const because = reason.exec(foldedSentences(evidence.text.slice(0, lookedAt)))?.[0] ?? null;
  const signs = [sender, nullPath, status, named, because].filter(sign => sign !== null);
  const machine = sender !== null || status !== null;
  const certain = machine
    ? signs.length >= 2 || isMailerDaemon(sender)
    : named !== null && because !== null && !ofCalls.test(title);
  return certain ? signs.join(' · ') : null;
}

/** By address, by what else stands in From ("MAILER-DAEMON (Mail Delivery System)"), by the null path, or as a machine that returns a mail. */
function sawMailSystem(evidence: Evidence): Saw {
  const sender = senderOf(evidence);
  if (isMailSystem(sender)) return `From: ${sender}`;
  const written = folded(evidence.header.get('from')?.[0] ?? '').replace(/^\W+/, '');
  if (daemonName.test(written)) return `From: ${written}`;
  if (evidence.returnPath === '') return noPath;
  return isNoReply(sender) && partOf(evidence, returnedMail) !== null ? `From: ${sender}` : null;
}

/** It writes nothing else, in languages we may not know. */
function isMailerDaemon(sender: Saw): boolean {
  return sender !== null && /^From: mailer-?_?daemon\b/.test(sender);
}
