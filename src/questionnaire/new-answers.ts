import type { Language } from './form.ts';
import { writerAbove } from './older-mails.ts';
import type { Answer } from './reading.ts';
import { fewestQuestions } from './split.ts';
import type { ViewReading } from './view.ts';

/** What a reply answers. */
export interface NewAnswers {
  /** Null when too few questions were recognised to call it a form. */
  form: string | null;
  language: Language | null;
  fields: Record<string, Answer>;
  unreadable: string[];
}

/** What tells a letter of ours among the mails a reply quotes. */
export interface OwnMarks {
  prefixes: readonly string[];
  /** In lower case, as `sender`. */
  domains: readonly string[];
  /** Who wrote the reply: what they wrote before is no letter of ours. */
  sender: string;
}

/**
 * The answers a reply brings: those its sender wrote above or inside the quote, and those filled in on the lines of
 * a quoted letter of ours, which a ticket's number tells, or our address in its head. What an older mail already said
 * is not new.
 */
export function newAnswers({ found, passages }: ViewReading, own: OwnMarks): NewAnswers {
  const numbered = passages.findIndex(({ level, text }) => level > 0 && namesTicket(text, own.prefixes));
  const isOurs = (label: number) => {
    if (numbered >= 0 && numbered < label) return true;
    const writer = writerAbove(passages, label).toLowerCase();
    return !writer.includes(own.sender) && own.domains.some(domain => writer.includes(`@${domain}`));
  };
  const fields: Record<string, Answer> = {};
  const unreadable: string[] = [];
  let form: string | null = null;
  let language: Language | null = null;
  for (const { filled, answered } of found.toSorted((one, other) => one.level - other.level)) {
    let adds = false;
    for (const [key, answer] of Object.entries(filled.fields)) {
      const where = answered.get(key);
      if (where === undefined || fields[key] !== undefined) continue;
      if (where.level > 0 && (where.settled || !isOurs(where.label))) continue;
      fields[key] = answer;
      if (filled.unreadable.includes(key)) unreadable.push(key);
      adds = true;
    }
    if (!adds) continue;
    if (answered.size >= fewestQuestions) form ??= filled.form;
    language ??= filled.language;
  }
  return { form, language, fields, unreadable };
}

function namesTicket(text: string, prefixes: readonly string[]): boolean {
  return prefixes.some(prefix => {
    const at = text.indexOf(prefix);
    return at >= 0 && /^\d{6}/.test(text.slice(at + prefix.length));
  });
}
