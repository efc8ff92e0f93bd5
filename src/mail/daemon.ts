import { folded } from './folded.ts';

const daemon =
  /^(?:mailer-?_?daemon|mail-?daemon|postmaster|listserv|majordomo|owner-.+|.+-(?:owner|request|bounces?)|bounces?(?:[+=-].*)?)$/;

/** "noreply", "no-reply", "do_not_reply", "no.responder", "nao-responda", alone or beside other words: "noc-noreply". */
const noReply =
  /(?:^|[._+-])(?:no|nao|do[._-]?not|dont|favor[._-]?no|favor[._-]?nao)[._-]?(?:reply|replay|respond|responder|responda|respondas|contestar|conteste|responde)(?:[._+-]|\d|$)/;

/** Whether an address is that of a mail system or a list's machinery: RFC 3834 §2 wants those never answered. */
export function isDaemon(address: string): boolean {
  return daemon.test(localPart(address));
}

/** Whether an address asks not to be answered. */
export function isNoReply(address: string): boolean {
  return noReply.test(localPart(address));
}

function localPart(address: string): string {
  return folded(address.slice(0, Math.max(0, address.lastIndexOf('@'))));
}
