import type { Mail } from '../mail/mail.ts';
import { numberAnswered } from '../mail/reply.ts';
import { asksForChange, changeAskedIn, isChange } from './change.ts';
import { type Form, type FormKind, formKinds, type Language } from './form.ts';
import { guess } from './guess.ts';
import { languageOf } from './language.ts';
import { type Lexicon, lexiconOf } from './lexicon.ts';
import { type NewAnswers, newAnswers } from './new-answers.ts';
import { olderSenders } from './older-mails.ts';
import { type Passage, passagesOfHtml, passagesOfPlain, sayTheSame } from './passages.ts';
import type { Answer, FilledForm, Reading } from './reading.ts';
import { isOfItsCategory } from './simple-request.ts';
import { startAlone } from './start-alone.ts';
import { upright } from './upright.ts';
import { isWhole, readView, type ViewReading } from './view.ts';

export interface ReadingOptions {
  /** All forms a mail may hold. Give the same array each time: what is prepared for it is kept. */
  forms: readonly Form[];
  /** Of our own ticket numbers, by kind: "INC-". What is asked on several forms is read as on one of the ticket's kind. */
  prefixes: Readonly<Record<FormKind, string>>;
  /** A mail quoted from one of their domains is a letter of ours; left out, one from whom the reply is written to. */
  ownAddresses?: readonly string[] | undefined;
  /** For mails that do not tell their language. */
  defaultLanguage: Language;
  /** ISO 3166 alpha-2; completes telephone numbers of sites that do not tell their country. */
  defaultCountry?: string | undefined;
  /** IANA zone of the desk, for sites that do not tell where they are. */
  defaultZone?: string | undefined;
}

/**
 * What the forms and a mail make together: which form it is, the answers with their evidence, what is missing, and
 * what kind of mail it is. Pure, and linear in the length of the mail.
 */
export function readQuestionnaire(mail: Mail, options: ReadingOptions): Reading {
  const lexicon = lexiconOf(options.forms);
  const answersTo = answeredBy(mail, options);
  const view = fullest(viewsOf(mail, lexicon, answersTo, options));
  if (mail.automatic !== null) return without(mail.automatic.kind, mail, view, options);
  if (answersTo !== null)
    return replyOf(mail, view, answersTo, attachedForms(mail, lexicon, options).forms, options);
  return newMatterOf(mail, view, filledOf(view), options);
}

/** What a mail answers of ours: a ticket of some kind, or a letter about none; null when nothing shows that it does. */
function answeredBy(mail: Mail, { prefixes }: ReadingOptions): FormKind | 'letter' | null {
  const number = numberAnswered(mail, Object.values(prefixes));
  if (number === null) return null;
  return formKinds.find(kind => number.startsWith(prefixes[kind].toUpperCase())) ?? 'letter';
}

/**
 * The same for a mail that answers us, read as if it answered nothing: for when it turns out to be a new matter. What
 * its sender wrote just now counts before what came along, and that before the old thread.
 */
export function readAsNewMatter(mail: Mail, options: ReadingOptions): Reading {
  const view = fullest(viewsOf(mail, lexiconOf(options.forms), null, options));
  return newMatterOf(mail, view, { ...view, forms: writtenNow(view) }, options);
}

function writtenNow({ found }: ViewReading): FilledForm[] {
  return found.flatMap(({ level, filled }) => (level === 0 && isFilled(filled) ? [filled] : []));
}

function newMatterOf(mail: Mail, view: ViewReading, inBody: Forms, options: ReadingOptions): Reading {
  const filled = inBody.forms.length > 0 ? inBody : attachedForms(mail, lexiconOf(options.forms), options);
  const { forms, unreadForms } = filled.forms.length > 0 ? filled : view;
  const [first, ...others] = forms.map(form => withChange(form, mail.subject, options.forms));
  if (first !== undefined) {
    const leftovers = view.leftovers();
    const understood = changeBeside(first, leftovers);
    // What is added behind a spread costs a microsecond each (Node 20).
    const { kind, form, language, fields, missing, unreadable } = first;
    return { kind, form, language, fields, missing, unreadable, others, unreadForms, understood, leftovers };
  }
  return without(
    asksForChange(mail.subject) || asksForChange(view.ownText()) ? 'rfc' : 'unstructured',
    mail,
    view,
    options,
  );
}

type Forms = Pick<ViewReading, 'forms' | 'unreadForms'>;

function filledOf({ forms, unreadForms }: Forms): Forms {
  return { forms: forms.filter(isFilled), unreadForms };
}

/** The filled forms that came along in documents, workbooks and mails, in their order. */
function attachedForms(mail: Mail, lexicon: Lexicon, options: ReadingOptions): Forms {
  const enclosed = mail.enclosed.map(({ text, from, date }) => {
    const within = { ...mail, text, from: from ?? mail.from, date: date ?? mail.date };
    return filledOf(fullest(viewsOf(within, lexicon, null, options)));
  });
  return {
    forms: enclosed.flatMap(({ forms }) => forms.map(asAttached)),
    unreadForms: enclosed.reduce((sum, { unreadForms }) => sum + unreadForms, 0),
  };
}

function asAttached(form: FilledForm): FilledForm {
  const fields: Record<string, Answer> = {};
  for (const [key, answer] of Object.entries(form.fields)) fields[key] = { ...answer, from: 'attachment' };
  return { ...form, fields };
}

/**
 * The readings of the halves of a text: HTML first, and the plain one only if that leaves anything open and does not say
 * the same.
 */
function viewsOf(
  mail: Pick<Mail, 'text' | 'from' | 'date' | 'subject'>,
  lexicon: Lexicon,
  answersTo: FormKind | 'letter' | null,
  options: ReadingOptions,
): ViewReading[] {
  const readHalf = (source: 'plain' | 'html', passages: Passage[]) =>
    readView(upright(passages, lexicon), lexicon, {
      source,
      answersTo,
      senders: [...namesOf(mail), ...olderSenders(passages)],
      subject: mail.subject,
      defaultLanguage: options.defaultLanguage,
      defaultCountry: options.defaultCountry,
      defaultZone: options.defaultZone,
      site: '',
      traces: mail.from?.address ?? '',
      writtenAt: mail.date,
    });
  const { plain, html } = mail.text;
  const rows = passagesOfHtml(html);
  const views = html.length === 0 ? [] : [readHalf('html', rows)];
  if (plain.length === 0 || views.some(isWhole)) return views;
  const lines = passagesOfPlain(plain, lexicon);
  if (!sayTheSame(rows, lines)) views.push(readHalf('plain', lines));
  return views;
}

function isFilled({ fields }: Pick<FilledForm, 'fields'>): boolean {
  return Object.keys(fields).length > 0;
}

function namesOf({ from }: Pick<Mail, 'from'>): string[] {
  if (from === null) return [];
  const localPart = from.address.split('@')[0] ?? '';
  return from.name === '' ? [localPart.replace(/[._-]+/g, ' ')] : [from.name];
}

/** The halves of multipart/alternative may disagree: the one that answers most, the HTML half if both answer as much. */
function fullest(views: readonly ViewReading[]): ViewReading {
  let best = nothingRead;
  let most = -1;
  for (const view of views) {
    const forms = view.found.map(({ filled }) => filled);
    const answered = forms.reduce((sum, form) => sum + Object.keys(form.fields).length, 0);
    const readable = answered - forms.reduce((sum, form) => sum + form.unreadable.length, 0) / 2;
    if (readable > most) {
      best = view;
      most = readable;
    }
  }
  return best;
}

const nothingRead: ViewReading = {
  ...{ forms: [], unreadForms: 0, found: [], passages: [] },
  ...{ leftovers: () => [], ownText: () => '', courtesies: () => '', newest: () => '' },
};

/** A change asked for on another form is a request for change all the same (contract: kind). */
function withChange(form: FilledForm, subject: string, forms: readonly Form[]): FilledForm {
  if (form.kind === 'rfc') return form;
  const told = (...keys: string[]) => [subject, ...keys.map(key => form.fields[key]?.text ?? '')].join('\n');
  const onRequest = form.kind === 'ssr';
  const isSimple = () => isOfItsCategory(form, forms) && !asksForChange(told('ssrCategory'), onRequest);
  const isRequested =
    isChange(form.fields.ssrCategory?.text ?? '') ||
    (asksForChange(told('problemDescription', 'description', 'ssrCategory'), onRequest) && !isSimple());
  return isRequested ? { ...form, kind: 'rfc' } : form;
}

/** A change asked for beside a form leaves the form its kind: what is broken comes first, and an agent sees the rest. */
function changeBeside({ kind }: FilledForm, leftovers: readonly string[]): Record<string, string> {
  const asked = kind === 'rfc' ? null : changeAskedIn(leftovers.join('\n'));
  return asked === null ? {} : { changeType: asked };
}

/** A mail whose form, if it holds any, is nobody's answer. */
function without(
  kind: 'auto' | 'bounce' | 'rfc' | 'unstructured',
  mail: Mail,
  view: ViewReading,
  { forms, defaultLanguage, defaultCountry }: ReadingOptions,
): Reading {
  const ownText = view.ownText();
  const told =
    languageOf(ownText) ??
    languageOf(view.courtesies()) ??
    languageOf(mail.subject) ??
    languageOf(view.newest());
  return {
    kind,
    form: null,
    language: told ?? defaultLanguage,
    ...(told === null ? { languageAssumed: true } : {}),
    fields: {},
    missing: [],
    unreadable: [],
    others: [],
    unreadForms: 0,
    understood: kind === 'rfc' || kind === 'unstructured' ? guess(ownText, forms, defaultCountry) : {},
    leftovers: view.leftovers(),
  };
}

/** What a reply answers in its new text, else in a form that came along; or the start that is all it says. */
function replyOf(
  mail: Mail,
  view: ViewReading,
  answersTo: FormKind | 'letter',
  [attached]: readonly FilledForm[],
  options: ReadingOptions,
): Reading {
  const inText = newAnswers(view, {
    prefixes: Object.values(options.prefixes),
    domains: ownDomains(mail, options),
    sender: mail.from?.address.toLowerCase() ?? '',
  });
  const answered = isFilled(inText)
    ? inText
    : (attached ?? withStart(inText, mail, view, answersTo, options));
  const { form, language, fields, unreadable } = answered;
  const { leftovers, ...rest } = without('unstructured', mail, view, options);
  return {
    ...rest,
    kind: 'reply',
    form,
    fields,
    unreadable,
    understood: {},
    leftovers: leftovers.filter(line => line !== fields.requestedFor?.text),
    ...(language === null ? {} : { language }),
  };
}

/** A reply to a service request that answers no question may name another start all the same. */
function withStart(
  nothing: NewAnswers,
  mail: Mail,
  view: ViewReading,
  answersTo: FormKind | 'letter',
  { forms, defaultCountry, defaultZone }: ReadingOptions,
): NewAnswers {
  const traces = mail.from?.address ?? '';
  const context = { site: '', traces, defaultCountry, defaultZone, writtenAt: mail.date };
  const start = startAlone(view.ownText(), answersTo, forms, context);
  if (start === null) return nothing;
  const answer: Answer = { ...start.answer, from: mail.text.html.length > 0 ? 'html' : 'plain' };
  return { ...nothing, fields: { [start.key]: answer }, unreadable: start.isUnreadable ? [start.key] : [] };
}

/** The domains a letter of ours comes from. */
function ownDomains({ to }: Pick<Mail, 'to'>, { ownAddresses }: ReadingOptions): string[] {
  const ours = ownAddresses ?? to.map(({ address }) => address);
  const domains = ours.map(address => address.split('@')[1]?.toLowerCase() ?? '');
  return [...new Set(domains)].filter(domain => domain !== '');
}
