import { isDeepStrictEqual } from 'node:util';
import type { Answer, Reading } from '../questionnaire/reading.ts';
import type { AnswersAdded, Opened } from '../ticket/event.ts';
import type { TicketKind } from '../ticket/ticket.ts';

/** What was stored, and what the same mail gives today; null where there is nothing. */
export interface Change<What> {
  stored: What | null;
  today: What | null;
}

/** Where today's reading of one form differs from the stored one: only what differs is there. */
export interface ReadingDifference {
  /** The ticket; null for a form that is read today and was not then. */
  ticket: string | null;
  kind?: Change<string>;
  form?: Change<string>;
  fields?: Record<string, Change<Pick<Answer, 'text' | 'value'>>>;
  missing?: Change<string[]>;
  unreadable?: Change<string[]>;
}

/** What one form of a mail was, or is, read as. */
interface Read {
  kind: string;
  form: string | null;
  fields: Record<string, Answer>;
  missing: string[];
  unreadable: string[];
}

/** Compares a mail's stored readings, one for each ticket it opened or the one that joined `ticketNumber`, with today's. */
export function readingDifferences(
  stored: readonly (Opened | AnswersAdded)[],
  ticketNumber: string,
  today: Reading,
): ReadingDifference[] {
  const opened = stored.filter(event => event.type === 'Opened');
  if (opened.length === 0) {
    const [answers] = stored;
    const { fields = {}, unreadable = [] } = answers ?? {};
    const joined = { kind: 'reply', form: null, missing: [] };
    return differencesOf(ticketNumber, { ...joined, fields, unreadable }, { ...today, ...joined });
  }
  const forms = [today, ...today.others];
  return Array.from({ length: Math.max(opened.length, forms.length) }, (_, index) => {
    const then = opened[index] ?? null;
    const now = forms[index];
    const kind = now && (isTicketKind(now.kind) || isMachine(now.kind) ? now.kind : (then?.kind ?? now.kind));
    return differencesOf(then?.number ?? null, then, now && kind ? { ...now, kind } : null);
  }).flat();
}

function isTicketKind(kind: string): kind is TicketKind {
  return kind === 'incident' || kind === 'ssr' || kind === 'rfc';
}

/** A machine's mail opens no ticket; what a person wrote without a form is of the mailbox's kind. */
function isMachine(kind: string): boolean {
  return kind === 'auto' || kind === 'bounce';
}

function differencesOf(ticket: string | null, stored: Read | null, today: Read | null): ReadingDifference[] {
  const difference: ReadingDifference = { ticket };
  const kind = changeOf(stored?.kind, today?.kind);
  const form = changeOf(stored?.form, today?.form);
  const missing = changeOf(stored?.missing.toSorted(), today?.missing.toSorted());
  const unreadable = changeOf(stored?.unreadable.toSorted(), today?.unreadable.toSorted());
  const fields = changedFields(stored?.fields ?? {}, today?.fields ?? {});
  if (kind) difference.kind = kind;
  if (form) difference.form = form;
  if (Object.keys(fields).length > 0) difference.fields = fields;
  if (missing) difference.missing = missing;
  if (unreadable) difference.unreadable = unreadable;
  return Object.keys(difference).length > 1 ? [difference] : [];
}

/** An answer is what it says and means: where it stood and how sure it is do not count. */
function changedFields(
  stored: Record<string, Answer>,
  today: Record<string, Answer>,
): NonNullable<ReadingDifference['fields']> {
  const changed: NonNullable<ReadingDifference['fields']> = {};
  for (const key of new Set([...Object.keys(stored), ...Object.keys(today)])) {
    const change = changeOf(meaningOf(stored[key]), meaningOf(today[key]));
    if (change) changed[key] = change;
  }
  return changed;
}

function meaningOf(answer: Answer | undefined): Pick<Answer, 'text' | 'value'> | undefined {
  if (answer === undefined) return undefined;
  const { text, value } = answer;
  return value === undefined ? { text } : { text, value };
}

function changeOf<What>(
  stored: What | null | undefined,
  today: What | null | undefined,
): Change<What> | null {
  return isDeepStrictEqual(stored ?? null, today ?? null)
    ? null
    : { stored: stored ?? null, today: today ?? null };
}
