import type { Language } from '../questionnaire/form.ts';
import { wallClockAt } from '../questionnaire/values/zones.ts';
import { locales, zoneIn } from './moment.ts';

/** The reader's language and clock. */
export interface Reader {
  language: Language;
  /** IANA zone. */
  zone: string;
  /** When the digest is made, whose year need not be told. */
  now: Date;
}

/** "Sunday, 29 November 2026, 07:00 (Colombia Time, GMT-5)". */
export function headingOf(at: Date, reader: Reader): string {
  const { language, zone } = reader;
  const weekday = formatOf(locales[language], zone, { weekday: 'long' }).format(at);
  const date = formatOf(locales[language], zone, { dateStyle: 'long' }).format(at);
  return `${weekday}, ${date}, ${timeOf(at, reader)} (${zoneIn(language, zone, at)})`;
}

/** "Sun 29 Nov, 07:00", or "Mon 4 Jan 2027, 08:00" of another year: the zone is told once, at the head. */
export function briefly(at: Date, reader: Reader): string {
  const { weekday, day, month, year, hour, minute } = partsOf(at, reader);
  const others = year === partsOf(reader.now, reader).year ? '' : ` ${year}`;
  return `${weekday} ${day} ${month}${others}, ${hour}:${minute}`;
}

/** "29 Nov" */
export function dayOf(at: Date, reader: Reader): string {
  const { day, month } = partsOf(at, reader);
  return `${day} ${month}`;
}

/** "07:00" */
export function timeOf(at: Date, reader: Reader): string {
  const { hour, minute } = partsOf(at, reader);
  return `${hour}:${minute}`;
}

/** Of a local day, as days since 1 January 1970. */
export function localDayOf(at: Date, { zone }: Pick<Reader, 'zone'>): number {
  return Math.floor(wallClockAt(zone, at).getTime() / 86_400_000);
}

/** "3 d", "5 h", "12 min", "8 s": how long, to the unit that matters. */
export function lengthOf(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  if (seconds < 1) return '< 1 s';
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} h` : `${Math.floor(hours / 24)} d`;
}

function partsOf(at: Date, { language, zone }: Reader): Record<string, string> {
  const format = formatOf(locales[language], zone, {
    ...{ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' },
    ...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  });
  // Portuguese abbreviates with a dot, which only disturbs here.
  return Object.fromEntries(
    format.formatToParts(at).map(({ type, value }) => [type, value.replace('.', '')]),
  );
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(
  locale: string,
  timeZone: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone} ${Object.keys(options).join(' ')}`;
  const known = formats.get(key) ?? new Intl.DateTimeFormat(locale, { timeZone, ...options });
  formats.set(key, known);
  return known;
}
