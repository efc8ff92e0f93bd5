import { folded } from './folded.ts';

const mailSystem =
  /^(?:mailer-?_?daemon|mail-?daemon|mdaemon|post[._-]?master|mail[._-]?delivery.*|mail-?system|microsoftexchange[\da-f]{10,})$/;
const postmaster = /^post[._-]?master$/;
const listMachinery =
  /^(?:listserv|majordomo|owner-.+|.+-(?:owner|request)|(?:.+[+_.-])?bounces?(?:[+=-].*)?)$/;

/** "noreply", "no-reply", "do_not_reply", "no.responder", "nao-responda", alone or beside other words: "noc-noreply". */
const noReply =
  /(?:^|[._+-])(?:no|nao|do[._-]?not|dont|favor[._-]?n[a]?o)[._-]?(?:reply|respond|responder|respondas?|contestar|conteste|responde)(?:[._+-]|\d|$)/;

/** Whether an address belongs to a mail system, which reports what became of mails. */
export function isMailSystem(address: string): boolean {
  return mailSystem.test(localPart(address));
}

/** Whether an address is that of whoever keeps a mail system, a machine or a person: RFC 5321 §4.5.1 asks every domain for one. */
export function isPostmaster(address: string): boolean {
  return postmaster.test(localPart(address));
}

/** Whether an address is that of a mail system or a list's machinery: RFC 3834 §2 wants those never answered. */
export function isDaemon(address: string): boolean {
  return isMailSystem(address) || listMachinery.test(localPart(address));
}

/** Whether an address asks not to be answered. */
export function isNoReply(address: string): boolean {
  return noReply.test(localPart(address));
}

function localPart(address: string): string {
  return folded(address.slice(0, Math.max(0, address.lastIndexOf('@'))));
}
