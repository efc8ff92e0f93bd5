import type { Config } from '../config/config.ts';
import { mailboxRulesOf, readingDeskOf } from '../flow/rules.ts';
import { readMail } from '../mail/read.ts';
import { readQuestionnaire } from '../questionnaire/read.ts';
import type { Reading } from '../questionnaire/reading.ts';
import { customerOf } from '../ticket/recognise.ts';

/** Reads a mail's bytes as the daemon would, had they come to a mailbox; `truncated` when only their beginning was kept. */
export type Reader = (bytes: Uint8Array, came?: { mailbox: string; truncated: boolean }) => Promise<ReadMail>;

export interface ReadMail {
  messageId: string | null;
  reading: Reading;
}

/** How mails are read with a configuration's forms, prefixes, addresses and regions. */
export function readerOf(config: Config): Reader {
  const { forms, prefixes, ownAddresses } = readingDeskOf(config);
  const homes = new Map(
    config.mailboxes.map(mailbox => [mailbox.name, mailboxRulesOf(mailbox, config).home]),
  );
  return async (bytes, came) => {
    const mail = await readMail(bytes, { truncated: came?.truncated ?? false, ownAddresses });
    const home = homes.get(came?.mailbox ?? '');
    const reading = readQuestionnaire(mail, {
      forms,
      prefixes,
      ownAddresses: config.receivers.length > 0 ? ownAddresses : undefined,
      defaultLanguage:
        customerOf(mail.from?.address ?? null, config.customers)?.language ??
        home?.language ??
        config.desk.language,
      defaultCountry: home?.country ?? undefined,
      defaultZone: home?.zone,
    });
    return { messageId: mail.messageId, reading };
  };
}
