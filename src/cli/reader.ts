import type { Config } from '../config/config.ts';
import type { Reading } from '../questionnaire/reading.ts';

/** Reads a mail's bytes as the daemon would; `truncated` when only its beginning was kept. */
export type Reader = (bytes: Uint8Array, truncated?: boolean) => Promise<ReadMail>;

export interface ReadMail {
  messageId: string | null;
  reading: Reading;
}

/** How mails are read with a configuration's forms, prefixes and addresses. */
export async function readerOf({ forms, tickets, desk, mailboxes }: Config): Promise<Reader> {
  const { readMail } = await import('../mail/read.ts');
  const { readQuestionnaire } = await import('../questionnaire/read.ts');
  const ownAddresses = [desk.address, ...mailboxes.map(({ address }) => address)];
  const options = { forms, prefixes: Object.values(tickets.prefixes), defaultLanguage: desk.language };
  return async (bytes, truncated = false) => {
    const mail = await readMail(bytes, { truncated, ownAddresses });
    return { messageId: mail.messageId, reading: readQuestionnaire(mail, options) };
  };
}
