import { isSameMailbox } from './address.ts';
import { sawBounce } from './bounce.ts';
import { isDaemon, isNoReply } from './daemon.ts';
import { type Evidence, field, partOf, reportOf, type Saw, senderOf } from './evidence.ts';
import type { Automatic } from './mail.ts';
import { sawReplyWords } from './out-of-office.ts';
import { isPostmastersOwn } from './postmaster.ts';
import { sawReceiptWords } from './receipt.ts';
import { looksSigned } from './signed-id.ts';
import { visibleLine } from './visible.ts';

/** One line of a log. */
const longestEvidence = 200;

/** RFC 2369 and RFC 2919. */
const listFields = [
  'list-id',
  'list-help',
  'list-subscribe',
  'list-unsubscribe',
  'list-post',
  'list-owner',
  'list-archive',
];

/** RFC 3834 and custom: a service never answers what no person wrote just now. The first rule that saw something is the verdict. */
const rules: [name: string, saw: (evidence: Evidence) => Saw][] = [
  ['own letter', sawOwnLetter],
  ['read receipt', sawReceipt],
  ['report', sawAnyReport],
  ['Auto-Submitted', sawAutoSubmitted],
  ['list', evidence => listFields.map(name => field(evidence, name)).find(seen => seen !== null) ?? null],
  ['Precedence', sawPrecedence],
  ['autoresponder header', sawAutoresponder],
  ['automatic reply', sawReplyWords],
  ['null Return-Path', ({ returnPath }) => (returnPath === '' ? 'Return-Path: <>' : null)],
  ['daemon', sawDaemon],
  ['no-reply address', evidence => (isNoReply(senderOf(evidence)) ? `From: ${senderOf(evidence)}` : null)],
];

/** Whether a machine wrote the mail, and by which rule; null for a person's. An automatic reply to a report is still a reply. */
export function judgeAutomatic(evidence: Evidence, ownAddresses: readonly string[]): Automatic | null {
  const sender = senderOf(evidence);
  if (ownAddresses.some(own => isSameMailbox(own, sender)))
    return verdict('auto', 'own address', `From: ${sender}`);
  const bounce = sawBounce(evidence);
  if (bounce !== null && sawReplyWords(evidence) === null)
    return verdict('bounce', 'delivery report', bounce);
  for (const [name, saw] of rules) {
    const seen = saw(evidence);
    if (seen !== null) return verdict('auto', name, seen);
  }
  return null;
}

/** Every rule that sees something in a mail, and what: a mail may bear several signs. */
export function rulesThatSaw(evidence: Evidence): [rule: string, seen: string][] {
  return rules.flatMap(([rule, saw]) => {
    const seen = saw(evidence);
    return seen === null ? [] : [[rule, seen]];
  });
}

function verdict(kind: Automatic['kind'], rule: string, evidence: string): Automatic {
  return { kind, rule, evidence: visibleLine(evidence).slice(0, longestEvidence) };
}

/** A letter of an acuse, ours or another's, also where a relay has taken its mark away. */
function sawOwnLetter(evidence: Evidence): Saw {
  const { messageId } = evidence;
  const seen = field(evidence, 'x-acuse-id');
  return seen ?? (messageId !== null && looksSigned(messageId) ? `Message-ID: ${messageId}` : null);
}

/** RFC 6522: a report of whatever type is written by a program, and for one. */
function sawAnyReport({ root }: Evidence): Saw {
  const { contentType, parameters } = root;
  return contentType === 'multipart/report'
    ? `multipart/report; report-type=${parameters['report-type'] ?? ''}`
    : null;
}

/** RFC 8098; some programs write them as ordinary mails. */
function sawReceipt(evidence: Evidence): Saw {
  const part = partOf(evidence, /^message\/(?:global-)?disposition-notification$/);
  return reportOf(evidence, 'disposition-notification') ?? part ?? sawReceiptWords(evidence);
}

/** RFC 3834 §5: a keyword, which comments and parameters may follow; only "no" is a person. */
function sawAutoSubmitted({ header }: Evidence): Saw {
  for (const value of header.get('auto-submitted') ?? []) {
    const keyword = value
      .replace(/\([^()]*\)/g, '')
      .split(';')[0]
      ?.trim()
      .toLowerCase();
    if (keyword !== undefined && keyword !== '' && keyword !== 'no') return `Auto-Submitted: ${value}`;
  }
  return null;
}

function sawPrecedence({ header }: Evidence): Saw {
  const value = header
    .get('precedence')
    ?.find(precedence => /^\s*(?:bulk|list|junk|auto[_-]?reply)\b/i.test(precedence));
  return value === undefined ? null : `Precedence: ${value}`;
}

/** X-Autoreply and its kin. X-Auto-Response-Suppress is none of them: Outlook writes it into people's mails. */
function sawAutoresponder({ header }: Evidence): Saw {
  for (const [name, [value = '']] of header)
    if (
      /^x-(?:mail-?)?auto-?(?:reply|respond|responder|response|generated)(?:-from)?$/.test(name) &&
      !/^(?:no|false|0)$/i.test(value)
    )
      return `${name}: ${value}`;
  return field({ header }, 'x-vacation') ?? field({ header }, 'x-cron-env');
}

function sawDaemon(evidence: Evidence): Saw {
  const sender = senderOf(evidence);
  return isDaemon(sender) && !isPostmastersOwn(evidence) ? `From: ${sender}` : null;
}
