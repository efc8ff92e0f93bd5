import { type Desk, deskReaders } from '../letters/desk.ts';
import { foreignIds, numberInSubject, signedIds } from '../mail/reply.ts';
import type { Reading } from '../questionnaire/reading.ts';
import type { Inquiry, Known } from '../store/known.ts';
import type { Familiar } from '../ticket/admission.ts';
import { matterOf } from '../ticket/matter.ts';
import type { Letters } from '../ticket/returned.ts';
import type { Incoming } from './judge.ts';
import { mattersOf, newMatterIn } from './new-tickets.ts';

/** The ticket number that a signed Message-ID of ours proves; null when the signature is not ours. */
export type Verify = Familiar['verify'];

/** Every id and number that the mails of a group refer to: what the store is asked before they are judged. */
export function inquiryAbout(
  group: readonly Incoming[],
  prefixes: readonly string[],
  verify: Verify,
): Inquiry {
  const mails = group.map(({ understood }) => understood.mail);
  return {
    messageIds: mails.flatMap(mail => [
      ...(mail.messageId === null ? [] : [mail.messageId]),
      ...foreignIds(mail),
    ]),
    matters: group.flatMap(keysOfMatters),
    writers: group.flatMap(({ understood }) =>
      newMatterIn(understood).languageAssumed ? (understood.mail.from?.address ?? []) : [],
    ),
    numbers: mails.flatMap(mail => [
      ...signedIds(mail).flatMap(id => verify(id) ?? []),
      ...[numberInSubject(mail.subject, prefixes)].flatMap(number => number ?? []),
    ]),
  };
}

function keysOfMatters(incoming: Incoming): Inquiry['matters'][number][] {
  return mattersOf(incoming).flatMap(matter => {
    const key = matterOf(matter);
    return key === null ? [] : [{ key, acceptedAt: incoming.kept.acceptedAt }];
  });
}

/** A mail that does not tell its language is in that of its sender's last ticket. */
export function inLanguageOfWriter(incoming: Incoming, known: Known): Incoming {
  const { understood } = incoming;
  const { mail, reading, asNewMatter } = understood;
  const language = known.languageOf(mail.from?.address ?? '');
  if (language === null) return incoming;
  const said = (read: Reading) => (read.languageAssumed ? { ...read, language } : read);
  return {
    ...incoming,
    understood: {
      ...understood,
      reading: said(reading),
      asNewMatter: asNewMatter === null ? null : said(asNewMatter),
    },
  };
}

/** The store's answers, seen by the rules of admission. */
export function familiarWith(known: Known, letters: Letters, verify: Verify, desk: Desk): Familiar {
  const readers = new Set(deskReaders(desk).map(reader => reader.toLowerCase()));
  return {
    verify,
    letterWith: messageId => letters.letterWith(messageId),
    letterInThread: (messageId, address) => letters.letterInThread(messageId, address),
    namesakes: messageId => known.namesakes(messageId),
    ticketOf: messageId => known.ticketOf(messageId),
    ticket: number => known.ticket(number),
    alike: (matter, acceptedAt) => known.alike(matter, acceptedAt),
    isOfDesk: address => readers.has(address.toLowerCase()),
  };
}
