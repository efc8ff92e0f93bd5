import type { Moment, Step } from '../ticket/verdict.ts';

/** A trace in full minutes, as customers speak of time: it counts as if the request had come with the next full minute. */
export function inMinutes(trace: readonly Step[]): Step[] {
  return trace.map(rounded).filter(step => step.step !== 'working' || step.from !== step.to);
}

function rounded(step: Step): Step {
  switch (step.step) {
    case 'working':
      return { ...step, from: fullMinute(step.from), to: fullMinute(step.to), counted: countedIn(step) };
    case 'elapsed':
      return { ...step, from: fullMoment(step.from), to: fullMoment(step.to) };
    case 'earliest':
      return { ...step, at: fullMoment(step.at) };
    case 'requested':
      return { ...step, counted: step.counted === null ? null : wholeMinutes(step.counted, Math.floor) };
    case 'already-past':
      return { ...step, receivedAt: fullMoment(step.receivedAt) };
    case 'time-assumed':
    case 'rest-start':
    case 'weekend':
    case 'holiday':
    case 'until-rest':
    case 'outside-calendar':
      return step;
  }
}

/** What the day of the receipt loses by it is made up for on the last day. */
function countedIn({ from, counted }: Extract<Step, { step: 'working' }>): number {
  return wholeMinutes(counted, fullMinute(from) === from ? Math.ceil : Math.floor);
}

function wholeMinutes(milliseconds: number, whole: (minutes: number) => number): number {
  return whole(milliseconds / 60_000) * 60_000;
}

function fullMoment({ on, at }: Moment): Moment {
  return { on, at: fullMinute(at) };
}

/** "10:21" for "10:20:30"; the last minute of a day ends at "24:00". */
function fullMinute(time: string): string {
  const [hours = 0, minutes = 0, seconds] = time.split(':').map(Number);
  if (seconds === undefined) return time;
  const next = hours * 60 + minutes + 1;
  return [Math.floor(next / 60), next % 60].map(part => String(part).padStart(2, '0')).join(':');
}
