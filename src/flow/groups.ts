import type { Waiting } from '../inbox/session.ts';

const mostMails = 50;
const mostBytes = 4 * 1024 * 1024;

/** Cuts what waits into groups of at most 50 mails and 4 MiB, in the same order; a mail larger than that is a group of its own. */
export function groupsOf(waiting: Waiting[]): Waiting[][] {
  const groups: Waiting[][] = [];
  let bytes = 0;
  for (const mail of waiting) {
    const open = groups.at(-1);
    if (open === undefined || open.length === mostMails || bytes + mail.size > mostBytes) {
      groups.push([mail]);
      bytes = mail.size;
    } else {
      open.push(mail);
      bytes += mail.size;
    }
  }
  return groups;
}
