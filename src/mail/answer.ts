import { isSameMailbox, isSendable } from './address.ts';
import { isDaemon, isNoReply } from './daemon.ts';
import type { Mail } from './mail.ts';
import { organisationOf } from './organisation.ts';

/** Where a letter may go and by which rule, or the rule that forbids one. */
export type AnswerAddress = { to: string; why: string } | { withheld: string };

type Envelope = Pick<Mail, 'automatic' | 'authenticity' | 'from' | 'returnPath'>;

/**
 * To whom a mail may be answered (RFC 3834 §4): From when its domain vouches for the mail, when it shares its
 * organisation with Return-Path, or when no Return-Path was recorded, else Return-Path. Never Reply-To, which anybody
 * may fill in with a victim's address, and never a bounce box or another address that nobody reads.
 */
export function answerAddress(
  { automatic, authenticity, from, returnPath }: Envelope,
  ownAddresses: readonly string[],
): AnswerAddress {
  if (automatic) return { withheld: `automatic: ${automatic.rule}` };
  if (returnPath === '') return { withheld: 'null Return-Path' };
  if (!from) return { withheld: 'From names nobody' };
  const isVerified = authenticity?.sender === 'verified';
  const answer = chosen(from.address, returnPath, isVerified);
  if (!isSendable(answer.to)) return { withheld: 'the address cannot be written to' };
  if (ownAddresses.some(own => isSameMailbox(own, answer.to) || isSameMailbox(own, from.address)))
    return { withheld: 'an address of our own' };
  if (isDaemon(answer.to) || isNoReply(answer.to)) return { withheld: "a machine's address" };
  return answer;
}

function chosen(from: string, returnPath: string | null, isVerified: boolean): { to: string; why: string } {
  if (isVerified) return { to: from, why: 'From: its domain vouches for the mail' };
  if (returnPath === null)
    return { to: from, why: 'From: no Return-Path was recorded, the sender is not verified' };
  if (from.toLowerCase() === returnPath.toLowerCase())
    return { to: from, why: 'From: the same as Return-Path' };
  const organisation = organisationOf(from);
  if (organisation !== null && organisation === organisationOf(returnPath))
    return { to: from, why: `From: of the same organisation as Return-Path, ${organisation}` };
  return { to: returnPath, why: 'Return-Path: From is of another organisation' };
}
