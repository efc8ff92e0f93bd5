import { folded } from './folded.ts';

/** What gateways put in front: "[EXTERNAL] ", "***SPAM*** ", "{Disarmed} ". */
const gatewayTags = /^(?:\s*(?:\[[^\]]{0,40}\]|\*{2,3}[^*]{0,20}\*{2,3}|\{[^}]{0,20}\}))*\s*/;

/** What stands behind: "Re: Link down (Automatic Response)". */
const closingNote = /[([]([^()[\]]{1,60})[)\]]\s*$/;

/** How a subject begins, without a gateway's tags, accents and capitals. A reply's "Re:" stays: a person wrote it. */
export function titleOf(subject: string): string {
  return folded(subject).replace(gatewayTags, '');
}

/** What such tags in front say themselves, each without its brackets: "[Auto-Reply] Link down". */
export function tagsOf(subject: string): string[] {
  const tags = gatewayTags.exec(folded(subject))?.[0] ?? '';
  return tags.split(/[[\]*{}]+/).flatMap(tag => tag.trim() || []);
}

/** What a subject's last brackets say; null when it does not end in any. */
export function closingNoteOf(subject: string): string | null {
  return closingNote.exec(folded(subject))?.[1]?.trim() ?? null;
}
