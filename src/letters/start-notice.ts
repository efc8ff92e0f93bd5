import { inMinutes } from '../promise/trace-minutes.ts';
import { durationOf, traceIn } from '../promise/trace-words.ts';
import type { Language } from '../questionnaire/form.ts';
import type { Ticket } from '../ticket/ticket.ts';
import { fullMinute, hadPassed, isDayAlone, standingOf, type Verdict } from '../ticket/verdict.ts';
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
    trace: traceIn(language, inMinutes(proposed.trace)),
  };
}

/** The same for agents, in a line. */
export function startInBrief({ proposed }: NonNullable<Ticket['leadTime']>, language: Language): string {
  return `${startOf(proposed, language)} · ${startWords[language].brief[standingOf(proposed)]}`;
}

function found(verdict: Verdict, isChosen: boolean, language: Language): string[] {
  const said = startWords[language];
  const { earliest, zone } = verdict;
  const start = startOf(verdict, language);
  const needed = neededFor(verdict, said);
  switch (standingOf(verdict)) {
    case 'met':
      return [isChosen ? said.firstMet(start, needed) : said.met(start, needed)];
    case 'short':
      return [
        said.notMet(start, needed),
        said.earliest(momentIn(language, zone, fullMinute(earliest))),
        said.deskDecides,
      ];
    case 'past': {
      const passed = isDayAlone(verdict) ? said.dayBegun : said.past;
      return [passed(start), ...earliestAnew(verdict, language), said.nameAnother];
    }
  }
}

/** On a working day; and on a day of rest, where the start that had passed was on one. */
function earliestAnew(verdict: Verdict, language: Language): string[] {
  const { earliestWorking, earliest, dayClass, trace, zone } = verdict;
  const said = startWords[language];
  const told = (from: string, dayClass: Verdict['dayClass']): string =>
    said.earliestAnew(momentIn(language, zone, fullMinute(from)), neededFor({ dayClass, trace }, said));
  return [
    ...(earliestWorking === undefined ? [] : [told(earliestWorking, 'working')]),
    told(earliest, dayClass),
  ];
}

function startOf({ requestedFor, zone }: Verdict, language: Language): string {
  return momentIn(language, zone, new Date(requestedFor));
}

/** A trace that counts for both classes counts for working days first. */
function neededFor({ dayClass, trace }: Pick<Verdict, 'dayClass' | 'trace'>, { needs }: StartWords): string {
  const needed = trace.flatMap(step => (step.step === 'earliest' ? step.needed : []));
  return needs[dayClass](durationOf(needed.at(dayClass === 'working' ? 0 : -1) ?? 0));
}
