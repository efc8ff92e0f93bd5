import type { Language } from '../questionnaire/form.ts';
import { wallClockAt } from '../questionnaire/values/zones.ts';

// These name Latin American zones by country or city ("hora de Perú", "Mexico City Time").
export const locales: Record<Language, string> = { en: 'en-GB', es: 'es-419', pt: 'pt-BR' };

interface Clock {
  time: Intl.DateTimeFormat;
  zone: Intl.DateTimeFormat;
  longZone: Intl.DateTimeFormat;
  offset: Intl.DateTimeFormat;
  /** What the zone is called while its clocks are so many milliseconds ahead of UTC; asking Intl is slow. */
  names: Map<number, string>;
}

// Making one takes a hundred times longer than using it.
const clocks = new Map<string, Clock>();

/** An instant as the reader's clock shows it: "22 nov 2026, 07:15 (hora de Perú, GMT-5)". */
export function momentIn(language: Language, zone: string, instant: Date): string {
  const { time } = clockOf(locales[language], zone);
  return `${time.format(instant)} (${zoneIn(language, zone, instant)})`;
}

/** The zone of a clock as the reader calls it: "hora de Perú, GMT-5". */
export function zoneIn(language: Language, zone: string, instant: Date): string {
  const clock = clockOf(locales[language], zone);
  const ahead = wallClockAt(zone, instant).getTime() - instant.getTime();
  const known = clock.names.get(ahead);
  if (known !== undefined) return known;
  const name = nameOf(clock, language, instant);
  clock.names.set(ahead, name);
  return name;
}

function nameOf(clock: Clock, language: Language, instant: Date): string {
  const short = nameIn(clock.zone, instant);
  const name = language === 'pt' ? portuguese(short, nameIn(clock.longZone, instant)) : short;
  const offset = nameIn(clock.offset, instant);
  // A zone that belongs to no place is known by its offset alone.
  return name.startsWith('GMT') ? offset : `${name}, ${offset}`;
}

function clockOf(locale: string, timeZone: string): Clock {
  const key = `${locale} ${timeZone}`;
  const known = clocks.get(key);
  if (known) return known;
  const clock = {
    time: new Intl.DateTimeFormat(locale, {
      timeZone,
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    }),
    zone: new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'shortGeneric' }),
    longZone: new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'longGeneric' }),
    offset: new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'shortOffset' }),
    names: new Map(),
  };
  clocks.set(key, clock);
  return clock;
}

function nameIn(format: Intl.DateTimeFormat, instant: Date): string {
  return format.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value ?? '';
}

/**
 * "horário do Peru". Intl has "Horário Peru", and "BRT" for Brazil; its long names are words, but those of Mexico or
 * Panama belong to the United States.
 */
function portuguese(name: string, long: string): string {
  const [, place] = /^Horário (.+)$/.exec(name) ?? [];
  if (place === undefined && !/^[A-Z]{3}$/.test(name)) return name;
  const inWords = long.replace('Padrão ', '').replace(/^H/, 'h');
  if (place === undefined || inWords.endsWith(` ${place}`)) return inWords;
  return `horário ${articles[place] ?? 'de'} ${place}`;
}

const articles: Partial<Record<string, string>> = {
  ...{ 'Costa Rica': 'da', Guatemala: 'da', Jamaica: 'da', Nicarágua: 'da', 'República Dominicana': 'da' },
  ...{ 'Cidade do México': 'da', Bahamas: 'das', 'Ilhas Cayman': 'das', Haiti: 'do', Panamá: 'do' },
};
