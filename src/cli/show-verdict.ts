import { traceIn } from '../promise/trace-words.ts';
import type { Language } from '../questionnaire/form.ts';
import { minuteIn } from '../questionnaire/values/zones.ts';
import { earliestStart, fullMinute, type Offers, standingOf, type Verdict } from '../ticket/verdict.ts';

/** What a line of `lead-time --json` says besides its id: the start proposed, and of several offers each. */
export function verdictLine({ verdicts, proposed }: Offers, language: Language) {
  const offers = verdicts.map(verdict => plainVerdict(verdict, language));
  return { ...plainVerdict(proposed, language), ...(offers.length > 1 ? { offers } : {}) };
}

function plainVerdict(verdict: Verdict, language: Language) {
  const { met, earliest, earliestWorking, dayClass, requestedFor, zone: tz, flags, calendar } = verdict;
  const trace = traceIn(language, verdict.trace);
  const anew = earliestWorking === undefined ? {} : { earliestWorking };
  return { met, earliest, ...anew, dayClass, trace, requestedFor, tz, flags, calendar };
}

/** The verdicts as a person reads them out. */
export function showVerdicts({ verdicts, proposed }: Offers, language: Language): string {
  return verdicts
    .map(verdict => {
      const isProposed = verdicts.length > 1 && verdict === proposed;
      return `${isProposed ? 'proposed: ' : ''}${shown(verdict, language)}`;
    })
    .join('\n');
}

function shown(verdict: Verdict, language: Language): string {
  const { dayClass, trace, zone, flags, calendar } = verdict;
  return [
    found(verdict),
    `  a ${dayClass === 'working' ? 'working day' : 'day of rest'} in ${zone}, by calendar ${calendar}`,
    ...[...traceIn(language, trace), ...flags.map(flag => `note: ${flag.replaceAll('_', ' ')}`)].map(
      step => `  ${step}`,
    ),
    '',
  ].join('\n');
}

/** What was found of a start, in a line. */
export function found(verdict: Verdict): string {
  const { requestedFor } = verdict;
  const earliest = earliestStart(verdict);
  switch (standingOf(verdict)) {
    case 'met':
      return `${requestedFor} is in time`;
    case 'short':
      return `${requestedFor} is too early; the earliest is ${earliest}`;
    case 'past':
      return `${requestedFor} was already past when it was asked for; the earliest is ${earliest}`;
  }
}

/** The same of a ticket's start, to an agent who may still have the customer on the telephone. */
export function startInWords(verdict: Verdict): string {
  const { requestedFor, zone } = verdict;
  const local = (at: Date): string => minuteIn(zone, at);
  const start = `the start asked for, ${local(new Date(requestedFor))} (${zone}),`;
  const earliest = local(fullMinute(earliestStart(verdict)));
  switch (standingOf(verdict)) {
    case 'met':
      return `${start} is in time`;
    case 'short':
      return `${start} leaves too little notice, the earliest is ${earliest}: agree on another, or accept it with --exception`;
    case 'past':
      return `${start} has passed, the earliest is ${earliest}: ask for another`;
  }
}
