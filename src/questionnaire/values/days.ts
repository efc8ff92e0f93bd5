/** A calendar day a text names, and where. */
export interface Day {
  year: number;
  /** 1 to 12. */
  month: number;
  date: number;
  start: number;
}

export interface DayHabits {
  /** In the United States and Puerto Rico 03/12 is in March. */
  usesMonthFirst: boolean;
  /** The wall clock where the mail was written, in UTC fields; null when the mail does not say. */
  today: Date | null;
}

/**
 * The days a folded text names, in order, and the text with them blanked. 'contradiction' when a day does not exist,
 * or its weekday is not the one beside it.
 */
export function daysIn(folded: string, habits: DayHabits): { days: Day[]; rest: string } | 'contradiction' {
  const days: Day[] = [];
  let rest = folded;
  for (const { pattern, read } of spellings) {
    for (const match of rest.matchAll(pattern)) {
      const day = read(match, habits);
      if (day === 'no date') continue;
      if (day === null || !exists(day)) return 'contradiction';
      days.push({ ...day, start: match.index });
      rest =
        rest.slice(0, match.index) + '#'.repeat(match[0].length) + rest.slice(match.index + match[0].length);
    }
  }
  const beforeHour = days.length > 0 ? null : dayBeforeItsHour.exec(rest);
  if (beforeHour !== null) {
    const [written, first, second] = beforeHour;
    const day = dayFirst(Number(first), Number(second), undefined, habits);
    if (day !== null && exists(day)) {
      days.push({ ...day, start: beforeHour.index });
      rest = rest.replace(written, '#'.repeat(written.length));
    }
  }
  const named = [...rest.matchAll(weekday)];
  const weekdays = new Set(named.map(([name]) => weekdayOf(name)));
  if (days.length === 0 && weekdays.size === 1 && habits.today !== null) {
    const [wanted = 0] = weekdays;
    days.push({ ...nextWeekday(habits.today, wanted), start: named[0]?.index ?? 0 });
  } else if (days.length === 1 && weekdays.size > 0) {
    const [only] = days;
    if (weekdays.size > 1 || only === undefined || !weekdays.has(weekdayNumber(only))) return 'contradiction';
  }
  rest = rest.replace(weekday, name => '#'.repeat(name.length));
  days.sort((one, other) => one.start - other.start);
  return { days, rest };
}

type Plain = Omit<Day, 'start'>;

const months =
  '(enero|janeiro|january|jan|ene|febrero|fevereiro|february|feb|fev|marzo|marco|march|mar|abril|april|abr|apr|mayo|maio|may|mai|junio|junho|june|jun|julio|julho|july|jul|agosto|august|ago|aug|septiembre|setiembre|setembro|september|sept|set|sep|octubre|outubro|october|oct|out|noviembre|novembro|november|nov|diciembre|dezembro|december|dic|dez|dec)';
const dayNumber = '(\\d{1,2})(?:\\s?(?:st|nd|rd|th|ro|do|er|to|º|°|o|a))?';
const partOfDay = '\\s(?:de|da|por|en)\\s(?:la |a )?(?:manana|manha|tarde|noche|noite|madrugada)';
const year = `(\\d{4}|\\d{2}(?![:h\\d]|\\.\\d{2}\\b|\\s?(?:h|hs|hrs|horas|am|pm|a\\.|p\\.)\\b|${partOfDay}\\b))`;

/** Every way to write a day, the most telling first: what one has read, the next does not see. */
const spellings: readonly {
  pattern: RegExp;
  read: (match: RegExpExecArray, habits: DayHabits) => Plain | null | 'no date';
}[] = [
  {
    pattern: /\b(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?=\D|$)t?/g,
    read: ([, y, m, d]) => ({ year: Number(y), month: Number(m), date: Number(d) }),
  },
  {
    pattern: new RegExp(
      `(?<!:)\\b${dayNumber}[\\s./-]*(?:de |del |of |do )?[\\s./-]*${months}\\b\\.?(?:[\\s,./-]*(?:de |del |do |of )?[\\s]*${year}\\b)?`,
      'g',
    ),
    read: ([, d, m, y], habits) => dated(monthOf(m), Number(d), y, habits),
  },
  {
    pattern: new RegExp(
      `\\b${months}\\b\\.?[\\s-]*(?:the )?${dayNumber}\\b(?![:h]|[/.-]\\d{1,2}(?!\\d))(?:[\\s,-]*(?:de |del |do |of )?[\\s]*${year}\\b)?`,
      'g',
    ),
    read: ([, m, d, y], habits) =>
      y === undefined && mayBeTuesday(m, Number(d), habits) ? null : dated(monthOf(m), Number(d), y, habits),
  },
  {
    pattern:
      /(?<![\d:.])(\d{1,2})([/.-])(\d{1,2})(?:\2(\d{4}|\d{2}))?(?![\d:]|\s?(?:h|hs|hrs|horas|am|pm)\b|[/-]\d)/g,
    read: ([whole, first, separator, second, y], habits) =>
      numeric(whole, Number(first), separator, Number(second), y, habits),
  },
  {
    pattern: /\b(?:pasado manana|depois de amanha|(?:the )?day after tomorrow)\b/g,
    read: (_, { today }) => shifted(today, 2),
  },
  {
    pattern: /(?<!\b(?:la|da|de|por la|en la|esta) )\b(?:manana|amanha|tomorrow)\b/g,
    read: (_, { today }) => shifted(today, 1),
  },
  { pattern: /\b(?:hoy|hoje|today)\b/g, read: (_, { today }) => shifted(today, 0) },
];

/** "05.12 a las 8", "05-12 às 8h": an hour may be written so too, but not where another follows and no day is named. */
const dayBeforeItsHour = /(?<![\d:.-])(\d{1,2})[.-](\d{1,2})(?=,? (?:a las?|as|at) \d)/;

function numeric(
  whole: string,
  first: number,
  separator: string | undefined,
  second: number,
  year: string | undefined,
  habits: DayHabits,
): Plain | null | 'no date' {
  // "8-10" and "14.30" are hours unless a year follows.
  if (year === undefined && separator !== '/') return 'no date';
  if (whole.length > 10) return 'no date';
  return dayFirst(first, second, year, habits);
}

function dayFirst(first: number, second: number, year: string | undefined, habits: DayHabits): Plain | null {
  const [date, month] = habits.usesMonthFirst ? [second, first] : [first, second];
  return month > 12 && date <= 12 ? dated(date, month, year, habits) : dated(month, date, year, habits);
}

function dated(month: number, date: number, year: string | undefined, { today }: DayHabits): Plain | null {
  if (year !== undefined)
    return { year: year.length === 2 ? 2000 + Number(year) : Number(year), month, date };
  if (today === null) return null;
  const thisYear = today.getUTCFullYear();
  const yesterday = today.getTime() - 24 * 3600_000;
  return { year: Date.UTC(thisYear, month - 1, date) < yesterday ? thisYear + 1 : thisYear, month, date };
}

/** "mar. 1": in Spanish March and Tuesday are cut to the same letters. */
function mayBeTuesday(name: string | undefined, date: number, { today }: DayHabits): boolean {
  if (name !== 'mar' || today === null) return false;
  const passed = date < today.getUTCDate() ? 1 : 0;
  const next = new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + passed, date));
  return next.getUTCDay() === 2 && next.getUTCMonth() !== 2;
}

function shifted(today: Date | null, days: number): Plain | null {
  return today === null ? null : plainOf(new Date(today.getTime() + days * 24 * 3600_000));
}

function nextWeekday(today: Date, wanted: number): Plain {
  const ahead = (wanted - today.getUTCDay() + 7) % 7 || 7;
  return plainOf(new Date(today.getTime() + ahead * 24 * 3600_000));
}

function plainOf(day: Date): Plain {
  return { year: day.getUTCFullYear(), month: day.getUTCMonth() + 1, date: day.getUTCDate() };
}

function exists({ year, month, date }: Plain): boolean {
  const day = new Date(Date.UTC(year, month - 1, date));
  return year >= 2000 && day.getUTCMonth() === month - 1 && day.getUTCDate() === date;
}

function weekdayNumber({ year, month, date }: Plain): number {
  return new Date(Date.UTC(year, month - 1, date)).getUTCDay();
}

const monthStarts: readonly (readonly string[])[] = [
  ['ene', 'jan'],
  ['feb', 'fev'],
  ['mar'],
  ['abr', 'apr'],
  ['may', 'mai'],
  ['jun'],
  ['jul'],
  ['ago', 'aug'],
  ['sep', 'set'],
  ['oct', 'out'],
  ['nov'],
  ['dic', 'dez', 'dec'],
];

function monthOf(name = ''): number {
  return monthStarts.findIndex(starts => starts.some(start => name.startsWith(start))) + 1;
}

const weekday =
  /\b(?:domingo|sunday|sun|dom|lunes|monday|mon|lun|segunda(?:-feira| feira)?|2a feira|martes|mar(?=[\s.,]*#)|tuesday|tues?|terca(?:-feira| feira)?|3a feira|miercoles|wednesday|wed|mie|quarta(?:-feira| feira)?|4a feira|jueves|thursday|thu(?:rs?)?|jue|quinta(?:-feira| feira)?|5a feira|viernes|friday|fri|vie|sexta(?:-feira| feira)?|6a feira|sabado|saturday|sat|sab)\b/g;

const weekdayStarts: readonly RegExp[] = [
  /^(?:dom|sun)/,
  /^(?:lun|mon|seg|2a)/,
  /^(?:mar|tue|terc|3a)/,
  /^(?:mie|wed|quar|4a)/,
  /^(?:jue|thu|quin|5a)/,
  /^(?:vie|fri|sex|6a)/,
  /^(?:sab|sat)/,
];

function weekdayOf(name: string): number {
  return weekdayStarts.findIndex(start => start.test(name));
}
