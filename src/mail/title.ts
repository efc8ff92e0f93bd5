import { folded } from './folded.ts';

/** What gateways put in front: "[EXTERNAL] ", "***SPAM*** ", "{Disarmed} ". */
const gatewayTags = /^(?:\s*(?:\[[^\]]{0,40}\]|\*{2,3}[^*]{0,20}\*{2,3}|\{[^}]{0,20}\}))*\s*/;

/** How a subject begins, without a gateway's tags, accents and capitals. A reply's "Re:" stays: a person wrote it. */
export function titleOf(subject: string): string {
  return folded(subject).replace(gatewayTags, '');
}
