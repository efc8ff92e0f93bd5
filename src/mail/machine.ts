import { rulesThatSaw } from './automatic.ts';
import type { Evidence } from './evidence.ts';
import { senderOf } from './evidence.ts';
import type { Automatic } from './mail.ts';

/** Signs of a program that reports; all others are of one that answers, or of a list, and are never let in. */
const reporting: Readonly<Record<string, RegExp>> = {
  'Auto-Submitted': /auto-generated/i,
  Precedence: /./,
  'autoresponder header': /generated|cron/i,
  'no-reply address': /./,
  'null Return-Path': /./,
};

/**
 * Whether an automatic mail comes from a customer's own ticket machine whose mails are let in: sent by one of `senders`
 * (addresses, or domains with all below them), and without any sign that it answers a mail.
 */
export function isAcceptedMachine(
  automatic: Automatic,
  evidence: Evidence,
  senders: readonly string[],
): boolean {
  if (automatic.kind !== 'auto' || !isAmong(senderOf(evidence), senders)) return false;
  return rulesThatSaw(evidence).every(([rule, seen]) => reporting[rule]?.test(seen) === true);
}

function isAmong(address: string, senders: readonly string[]): boolean {
  const host = address.slice(address.lastIndexOf('@') + 1);
  return senders.some(sender => {
    const wanted = sender.toLowerCase();
    return wanted.includes('@') ? address === wanted : host === wanted || host.endsWith(`.${wanted}`);
  });
}
