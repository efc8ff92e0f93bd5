import { durationOf, traceIn } from '../promise/trace-words.ts';
import type { Language } from '../questionnaire/form.ts';
import type { Ticket } from '../ticket/ticket.ts';
import { earliestMinute, hadPassed, isDayAlone, standingOf, type Verdict } from '../ticket/verdict.ts';
import { momentIn } from './moment.ts';
import { type StartWords, startWords } from './start-words.ts';

/** What a customer is told of the start they ask for, in finished words. */
export interface StartNotice {
  met: boolean;
  /** Sentences, each a paragraph. */
  lines: string[];
  /** The steps of the count, each as one reads it aloud. */
  trace: string[];
}

/** Whether a request came in time, the earliest start that would be, and why; null where nothing was judged. */
export function startNotice({ leadTime }: Pick<Ticket, 'leadTime'>, language: Language): StartNotice | null {
  if (leadTime === null) return null;
  const { proposed, verdicts } = leadTime;
  const said = startWords[language];
  const { met, flags } = proposed;
  const isChosen = verdicts.length > 1;
  const isOpen = !hadPassed(proposed);
  return {
    met,
    lines: [
      ...(isChosen
        ? verdicts.map(each => `${startOf(each, language)}: ${said.offered[standingOf(each)]}`)
        : []),
      ...found(proposed, isChosen, language),
      ...(isOpen && isDayAlone(proposed) ? [said.timeAssumed] : []),
      ...(isOpen && flags.includes('window_enters_rest_day') ? [said.entersRestDay] : []),
    ],
    trace: traceIn(language, proposed.trace),
  };
}

/** The same for agents, in a line. */
export function startInBrief({ proposed }: NonNullable<Ticket['leadTime']>, language: Language): string {
  return `${startOf(proposed, language)} · ${startWords[language].brief[standingOf(proposed)]}`;
}

function found(verdict: Verdict, isChosen: boolean, language: Language): string[] {
  const said = startWords[language];
  const start = startOf(verdict, language);
  const earliest = momentIn(language, verdict.zone, earliestMinute(verdict));
  const needed = neededFor(verdict, said);
  switch (standingOf(verdict)) {
    case 'met':
      return [isChosen ? said.firstMet(start, needed) : said.met(start, needed)];
    case 'short':
      return [said.notMet(start, needed), said.earliest(earliest), said.deskDecides];
    case 'past': {
      const passed = isDayAlone(verdict) ? said.dayBegun : said.past;
      return [passed(start), said.earliestAnew(earliest, needed), said.nameAnother];
    }
  }
}

function startOf({ requestedFor, zone }: Verdict, language: Language): string {
  return momentIn(language, zone, new Date(requestedFor));
}

function neededFor({ dayClass, trace }: Verdict, { needs }: StartWords): string {
  const needed = trace.flatMap(step => (step.step === 'earliest' ? step.needed : []))[0] ?? 0;
  return needs[dayClass](durationOf(needed));
}
