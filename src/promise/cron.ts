/** When something comes again and again, by the wall clock of a zone. Days and times are sorted. */
export interface Cron {
  /** Minutes since midnight. */
  times: readonly number[];
  isDay(date: Date): boolean;
}

/**
 * What five fields of cron mean: minute, hour, day of the month, month, weekday (0 or 7 is Sunday); names of months and
 * weekdays, lists, ranges and steps. Null for what is none, or never comes.
 */
export function readCron(text: string): Cron | null {
  const words = wordsOf(text);
  const [minutes, hours, days, months, weekdays] = fields.map((field, index) =>
    valuesOf(words[index] ?? '', field),
  );
  if (!minutes || !hours || !days || !months || !weekdays || words.length !== fields.length) return null;
  if (weekdays.has(7)) weekdays.add(0);
  const [, , writtenDays = '', , writtenWeekdays = ''] = words;
  // Days and weekdays that are both written narrow each other down nowhere: cron takes either.
  const isEither = !writtenDays.startsWith('*') && !writtenWeekdays.startsWith('*');
  const longest = Math.max(...[...months].map(month => daysOf[month - 1] ?? 0));
  if (!isEither && Math.min(...days) > longest) return null;
  return {
    times: ascending(hours).flatMap(hour => ascending(minutes).map(minute => hour * 60 + minute)),
    isDay: date => {
      const isDate = days.has(date.getUTCDate());
      const isWeekday = weekdays.has(date.getUTCDay());
      return months.has(date.getUTCMonth() + 1) && (isEither ? isDate || isWeekday : isDate && isWeekday);
    },
  };
}

/** The first field that keeps a text from being a cron expression; null where each is well formed. */
export function badCronField(
  text: string,
): { name: string; word: string; least: number; most: number } | null {
  const words = wordsOf(text);
  const field = fields.find((each, index) => !valuesOf(words[index] ?? '', each));
  return field ? { ...field, word: words[fields.indexOf(field)] ?? '' } : null;
}

function wordsOf(text: string): string[] {
  return text.trim().toLowerCase().split(/\s+/);
}

interface Field {
  name: string;
  least: number;
  most: number;
  /** From `least` on. */
  names: readonly string[];
}

const fields: readonly Field[] = [
  { name: 'minute', least: 0, most: 59, names: [] },
  { name: 'hour', least: 0, most: 23, names: [] },
  { name: 'day of the month', least: 1, most: 31, names: [] },
  { name: 'month', least: 1, most: 12, names: 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ') },
  { name: 'weekday', least: 0, most: 7, names: 'sun mon tue wed thu fri sat'.split(' ') },
];

const daysOf = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** The numbers that one field names; null where one of its items names none. */
function valuesOf(text: string, field: Field): Set<number> | null {
  const items = text.split(',').map(item => rangeOf(item, field));
  const values = items.flatMap(item => item ?? []);
  return items.includes(null) ? null : new Set(values);
}

// `*`, `7`, `1-5`; all and ranges with a step: `*/2`, `8-18/2`.
function rangeOf(item: string, { least, most, names }: Field): number[] | null {
  const [, all, from = '', to, step] = /^(?:(\*)|(\w+)(?:-(\w+))?)(?:\/(\d+))?$/.exec(item) ?? [];
  const numberOf = (word: string) => {
    const named = names.indexOf(word);
    return named === -1 ? (/^\d{1,2}$/.test(word) ? Number(word) : Number.NaN) : named + least;
  };
  if (all === undefined && to === undefined && step !== undefined) return null;
  const [first, last] = all ? [least, most] : [numberOf(from), numberOf(to ?? from)];
  const stride = step === undefined ? 1 : Number(step);
  if (!(first >= least && last <= most && first <= last && stride >= 1)) return null;
  const values = [];
  for (let value = first; value <= last; value += stride) values.push(value);
  return values;
}

function ascending(values: ReadonlySet<number>): number[] {
  return [...values].sort((one, other) => one - other);
}
