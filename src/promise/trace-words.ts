import type { Language } from '../questionnaire/form.ts';
import type { Moment, Step } from '../ticket/verdict.ts';
import { dayOf, weekdayOf } from './calendar.ts';

/** A trace as one reads it aloud, a step an item: "Fri 27 Nov 18:00–24:00 · 6 h", "Sat–Sun · 0 h". */
export function traceIn(language: Language, trace: readonly Step[]): string[] {
  const [first] = trace.flatMap(yearsIn);
  return trace.map((step, index) => {
    // Behind another day, the days of a weekend are known by their names.
    const follows = trace[index - 1]?.step === 'working' || trace[index - 1]?.step === 'holiday';
    return told(step, { words: words[language], year: first ?? '', follows });
  });
}

/** The years that steps happen in; the start asked for may be in another one, which is then written. */
function yearsIn(step: Step): string[] {
  if (step.step === 'working') return [step.on.slice(0, 4)];
  if (step.step === 'weekend') return [step.from.slice(0, 4)];
  return step.step === 'elapsed' ? [step.from.on.slice(0, 4)] : [];
}

interface Telling {
  words: Words;
  /** Not written, because it is clear. */
  year: string;
  follows: boolean;
}

function told(step: Step, telling: Telling): string {
  const { words, follows } = telling;
  const day = (on: string) => dayIn(on, telling);
  // What is counted follows the receipt within days.
  const counted = (on: string) => dayIn(on, { ...telling, year: on.slice(0, 4) });
  const moment = ({ on, at }: Moment) => `${day(on)} ${toTheSecond(at)}`;
  switch (step.step) {
    case 'time-assumed':
      return words.timeAssumed(moment(step));
    case 'rest-start':
      return step.holiday === null ? words.weekend(day(step.on)) : words.holiday(day(step.on), step.holiday);
    case 'working':
      return `${counted(step.on)} ${toTheSecond(step.from)}–${toTheSecond(step.to)} · ${durationOf(step.counted)}`;
    case 'weekend': {
      const written = follows ? (on: string) => weekdayIn(on, words) : counted;
      const days = step.from === step.to ? [step.from] : [step.from, step.to];
      return `${days.map(written).join('–')} · 0 h`;
    }
    case 'holiday':
      return `${counted(step.on)} (${step.name}) · 0 h`;
    case 'elapsed':
      return `${moment(step.from)} – ${moment(step.to)} · ${durationOf(step.counted)}`;
    case 'until-rest':
      return words.untilRest(day(step.working), moment(step.rest));
    case 'earliest':
      return words.earliest(moment(step.at), durationOf(step.needed));
    case 'requested': {
      const needed = durationOf(step.needed);
      const found = step.counted === null ? words.inTime : words.of(durationOf(step.counted), needed);
      return `${words.requested}: ${moment(step.at)} · ${found}`;
    }
    case 'already-past':
      return `${words.requested}: ${moment(step.at)} · ${words.alreadyPast(moment(step.receivedAt))}`;
    case 'outside-calendar':
      return words.outside(step.country, `${step.from}–${step.to}`);
  }
}

/** As durations are told. */
function toTheSecond(time: string): string {
  return time.replace(/(?::00)?\.\d+$/, '');
}

/** "Fri 27 Nov", with the year where it is not clear. */
function dayIn(on: string, { words, year }: Telling): string {
  const [itsYear = '', month = '', date = ''] = on.split('-');
  const written = `${weekdayIn(on, words)} ${Number(date)} ${words.months[Number(month) - 1]}`;
  return itsYear === year ? written : `${written} ${itsYear}`;
}

function weekdayIn(on: string, { weekdays }: Words): string {
  return weekdays[weekdayOf(dayOf(on))] ?? '';
}

/** "6 h", "5 h 30 min": what is short of a second is left out. */
export function durationOf(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  const parts: [number, string][] = [
    [Math.floor(seconds / 3600), 'h'],
    [Math.floor(seconds / 60) % 60, 'min'],
    [seconds % 60, 's'],
  ];
  const said = parts.filter(([count]) => count > 0).map(([count, unit]) => `${count} ${unit}`);
  return said.length === 0 ? '0 h' : said.join(' ');
}

interface Words {
  /** From Sunday on. */
  weekdays: readonly string[];
  months: readonly string[];
  timeAssumed(moment: string): string;
  weekend(day: string): string;
  holiday(day: string, name: string): string;
  untilRest(working: string, rest: string): string;
  earliest(moment: string, needed: string): string;
  requested: string;
  inTime: string;
  of(counted: string, needed: string): string;
  alreadyPast(receivedAt: string): string;
  outside(country: string, years: string): string;
}

const words: Record<Language, Words> = {
  en: {
    weekdays: 'Sun Mon Tue Wed Thu Fri Sat'.split(' '),
    months: 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' '),
    timeAssumed: moment => `no time was given, ${moment} is assumed`,
    weekend: day => `${day} falls on a weekend`,
    holiday: (day, name) => `${day} is a holiday (${name})`,
    untilRest: (working, rest) => `${working} is a working day, the next day of rest begins ${rest}`,
    earliest: (moment, needed) => `earliest start: ${moment} (${needed})`,
    requested: 'requested',
    inTime: 'in time',
    of: (counted, needed) => `${counted} of ${needed}`,
    alreadyPast: receivedAt => `already past when the request came, ${receivedAt}`,
    outside: (country, years) => `holidays of ${country} are known for ${years} only`,
  },
  es: {
    weekdays: 'dom lun mar mié jue vie sáb'.split(' '),
    months: 'ene feb mar abr may jun jul ago sep oct nov dic'.split(' '),
    timeAssumed: moment => `no se indicó la hora, se toma ${moment}`,
    weekend: day => `${day} cae en fin de semana`,
    holiday: (day, name) => `${day} es feriado (${name})`,
    untilRest: (working, rest) => `${working} es día hábil, el siguiente día no hábil empieza ${rest}`,
    earliest: (moment, needed) => `primer inicio posible: ${moment} (${needed})`,
    requested: 'solicitado',
    inTime: 'dentro del plazo',
    of: (counted, needed) => `${counted} de ${needed}`,
    alreadyPast: receivedAt => `ya había pasado cuando llegó la solicitud, ${receivedAt}`,
    outside: (country, years) => `de ${country} solo se conocen los feriados de ${years}`,
  },
  pt: {
    weekdays: 'dom seg ter qua qui sex sáb'.split(' '),
    months: 'jan fev mar abr mai jun jul ago set out nov dez'.split(' '),
    timeAssumed: moment => `a hora não foi informada, considera-se ${moment}`,
    weekend: day => `${day} cai no fim de semana`,
    holiday: (day, name) => `${day} é feriado (${name})`,
    untilRest: (working, rest) => `${working} é dia útil, o próximo dia não útil começa ${rest}`,
    earliest: (moment, needed) => `primeiro início possível: ${moment} (${needed})`,
    requested: 'solicitado',
    inTime: 'dentro do prazo',
    of: (counted, needed) => `${counted} de ${needed}`,
    alreadyPast: receivedAt => `já havia passado quando a solicitação chegou, ${receivedAt}`,
    outside: (country, years) => `de ${country} só se conhecem os feriados de ${years}`,
  },
};
