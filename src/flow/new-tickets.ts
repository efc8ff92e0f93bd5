import type { Desk } from '../letters/desk.ts';
import { openQuestions } from '../questionnaire/kindred.ts';
import type { FilledForm, Reading } from '../questionnaire/reading.ts';
import type { TicketChange } from '../store/outcome.ts';
import type { Familiar } from '../ticket/admission.ts';
import type { Submit } from '../ticket/command.ts';
import type { Link } from '../ticket/link.ts';
import { matterOf } from '../ticket/matter.ts';
import { plannersOf } from '../ticket/planners.ts';
import type { Ticket, TicketKind } from '../ticket/ticket.ts';
import { changeOf } from './change.ts';
import { foundInMatter } from './findings.ts';
import type { Incoming, IntakeRules } from './judge.ts';
import type { Take } from './numbers.ts';
import type { Understood } from './understand.ts';

/** What a mail says of one ticket it opens. */
export interface Matter extends Pick<FilledForm, 'language' | 'fields' | 'missing' | 'unreadable'> {
  kind: TicketKind;
  form: string | null;
}

/** More tickets than this of one mail nobody can look at: the forms beyond are counted, and stay readable in the mail. */
const mostTickets = 50;

/** The tickets that a mail would open, in order. */
export function mattersOf({ rules, understood }: Incoming): Matter[] {
  const { others, ...first } = newMatterIn(understood);
  const { kind } = first;
  const firstKind = kind === 'incident' || kind === 'ssr' || kind === 'rfc' ? kind : rules.expects;
  return [{ ...first, kind: firstKind }, ...others].slice(0, mostTickets);
}

/** How many filled forms of a mail open no ticket. */
export function formsLeftOut({ understood }: Incoming): number {
  const { others, unreadForms } = newMatterIn(understood);
  return Math.max(0, 1 + others.length - mostTickets) + unreadForms;
}

/** What was read of a mail, seen as one that opens tickets. */
export function newMatterIn({ reading, asNewMatter }: Understood): Reading {
  return asNewMatter ?? reading;
}

/** Opens a ticket for each of a mail's forms, or the one for a mail without. */
export function openTickets(
  incoming: Incoming,
  { flags, links, review }: Pick<Submit, 'flags' | 'links' | 'review'>,
  { desk, grounds }: Pick<IntakeRules, 'desk' | 'grounds'>,
  familiar: Familiar,
  take: Take,
  now: Date,
): TicketChange[] {
  const { kept, rules, understood } = incoming;
  return mattersOf(incoming).map(matter => {
    const { kind, form, language } = matter;
    const found = foundInMatter(matter, incoming, grounds);
    return changeOf(null, now, {
      type: 'Submit',
      number: take(kind),
      mailId: kept.id,
      kind,
      form,
      language,
      subject: understood.mail.subject,
      requester: understood.mail.from?.address ?? null,
      answerTo: 'to' in understood.answer ? understood.answer.to : null,
      mailbox: kept.mailbox,
      messageId: understood.mail.messageId,
      flags: [...flags, ...plannerFlags({ kind, place: found.place }, desk)],
      links: [...links, ...duplicates(matter, incoming, familiar)],
      review,
      ...found,
      ...openQuestionsOf({ ...matter, ...found }, desk),
      zone: rules.home.zone,
      receivedAt: kept.acceptedAt,
    });
  });
}

/** A change that was asked for on another form is planned with the answers that the form for changes asks. */
function openQuestionsOf(matter: Matter, { forms }: Desk): Pick<Matter, 'missing' | 'unreadable'> {
  const { kind, form, language, missing, unreadable } = matter;
  const isElsewhere = kind === 'rfc' && forms.some(({ name, kind }) => name === form && kind !== 'rfc');
  const forChanges = forms.find(each => each.kind === 'rfc' && each.language === language);
  return isElsewhere && forChanges ? openQuestions(matter, forChanges) : { missing, unreadable };
}

/** A change that nobody is named for stays with the agents, who have to know. */
function plannerFlags(ticket: Pick<Ticket, 'kind' | 'place'>, { planning }: Desk): string[] {
  return ticket.kind === 'rfc' && plannersOf(ticket, planning).length === 0 ? ['no-planner'] : [];
}

/** Both are opened, and a person decides: an outage may be reported twice, or two of them look alike. */
function duplicates(ticket: Pick<Ticket, 'kind' | 'fields'>, { kept }: Incoming, familiar: Familiar): Link[] {
  const matter = matterOf(ticket);
  const earlier = matter === null ? null : familiar.alike(matter, kept.acceptedAt);
  return earlier === null ? [] : [{ kind: 'possible-duplicate', to: earlier }];
}
