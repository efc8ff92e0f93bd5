import { changeAskedIn, isChange } from '../questionnaire/change.ts';
import type { Language } from '../questionnaire/form.ts';
import { plannersOf } from '../ticket/planners.ts';
import type { Ticket } from '../ticket/ticket.ts';
import { clip } from './clip.ts';
import type { Desk } from './desk.ts';
import type { TicketsOpened } from './occasion.ts';
import { plannerWords, whoeverPlans } from './planner-words.ts';
import { ownSubject } from './subject.ts';

/** What the customer is told of the changes that a mail asks for. */
export interface ChangeNotice {
  /** "RFC-000123 and RFC-000124". */
  numbers: string;
  several: boolean;
  /** Why they are changes, where they were not written on the form for changes. */
  asked: { number: string; text: string }[];
  /** "to your project manager and to your change coordinator"; '' where nobody is named. */
  wentTo: string;
}

/** As many sentences are given back, and as much of each. */
const mostSentences = 5;
const longestSentence = 160;

/** What is said of a mail's changes, in finished words; null where it asks for none. */
export function changeNotice(
  { tickets, leftovers }: TicketsOpened,
  language: Language,
  desk: Desk,
): ChangeNotice | null {
  const changes = tickets.filter(({ kind }) => kind === 'rfc');
  if (changes.length === 0) return null;
  const asked = changes.map(ticket => ({
    number: ticket.number,
    text: changeAsked(ticket, leftovers, desk),
  }));
  return {
    numbers: clip(
      listed(
        changes.map(({ number }) => number),
        language,
      ),
      300,
    ),
    several: changes.length > 1,
    asked: asked.filter(({ text }) => text !== '').slice(0, mostSentences),
    wentTo: listed([...new Set(changes.flatMap(ticket => readersOf(ticket, language, desk)))], language),
  };
}

/**
 * Who plans a change, as its customer reads it. Who only claims a name in the customers file is not told whom the file
 * names: anybody may claim one.
 */
function readersOf(ticket: Ticket, language: Language, { planning }: Desk): string[] {
  const record = ticket.place?.record ?? null;
  const isClaim = record !== null && !record.by.startsWith('domain ');
  return plannersOf(ticket, planning).map(({ role }) =>
    isClaim ? whoeverPlans[language] : plannerWords[language][role].wentTo,
  );
}

/** The customer's sentence that asks for a change; '' on the form for changes, and where no sentence says it. */
export function changeAsked(ticket: Ticket, leftovers: readonly string[], desk: Desk): string {
  const kind = desk.forms.find(({ name }) => name === ticket.form)?.kind;
  if (kind === 'rfc') return '';
  const { problemDescription, description, ssrCategory } = ticket.fields;
  const category = ssrCategory?.text ?? '';
  const own = ticket.form === null ? leftovers.join('\n') : '';
  const texts = [problemDescription?.text, description?.text, own, ownSubject(ticket.subject, desk.prefixes)];
  const [sentence] = [category, ...texts].flatMap(text => changeAskedIn(text ?? '', kind === 'ssr') ?? []);
  return clip(sentence ?? (isChange(category) ? category : ''), longestSentence);
}

function listed(words: readonly string[], language: Language): string {
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(words);
}
