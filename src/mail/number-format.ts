/** How a workbook shows the numbers of a cell, as far as it changes what they say. */
export type NumberFormat =
  | { shows: 'number' }
  | { shows: 'percent' }
  /** Zeros in front make it up to this many digits. */
  | { shows: 'digits'; digits: number }
  | { shows: 'moment'; date: boolean; time: boolean }
  /** Hours beyond a day are counted on. */
  | { shows: 'duration' };

/** Formats that are known by their number alone (ECMA-376 part 1, 18.8.30); those of Asia are dates too. */
const builtIn: Record<number, string> = { 9: '0%', 10: '0.00%', 46: '[h]:mm:ss' };
const builtInDates = [
  { from: 14, to: 17, code: 'd/m/y' },
  { from: 18, to: 21, code: 'h:m' },
  { from: 22, to: 22, code: 'd/m/y h:m' },
  { from: 27, to: 36, code: 'd/m/y' },
  { from: 45, to: 47, code: 'm:s' },
  { from: 50, to: 58, code: 'd/m/y' },
];

/** Days from 1899-12-30, and from 1904-01-01, to 1970-01-01. */
const epoch = { 1900: 25_569, 1904: 24_107 };
const lastDay = 2_958_465;
const daySeconds = 86_400;

/** A format by its number, and by its code if the workbook has written one for it ("dd/mm/yyyy hh:mm"). */
export function numberFormatOf(id: number, written?: string): NumberFormat {
  const code =
    written ?? builtIn[id] ?? builtInDates.find(({ from, to }) => id >= from && id <= to)?.code ?? '';
  // The first section is for positive numbers. Quoted and escaped letters stand for themselves.
  const [first = ''] = code.replace(/"[^"]*"|\\.|[_*]./g, '').split(';');
  if (/\[(?:h+|m+|s+)\]/i.test(first)) return { shows: 'duration' };
  const signs = first.replace(/\[[^\]]*\]/g, '').trim();
  const [date, time] = [/[dy]/i.test(signs), /[hs]/i.test(signs)];
  if (/general|standard/i.test(signs)) return { shows: 'number' };
  if (date || time || /m/i.test(signs)) return { shows: 'moment', date: date || !time, time };
  if (signs.includes('%')) return { shows: 'percent' };
  return /^0{2,}$/.test(signs) ? { shows: 'digits', digits: signs.length } : { shows: 'number' };
}

/**
 * A number as its cell shows it. Days come as 2026-12-03 however they are shown, since no order of day and month is
 * the same everywhere.
 */
export function shownNumber(value: string, format: NumberFormat, startsIn1904: boolean): string {
  const number = Number(value);
  if (value.trim() === '' || !Number.isFinite(number)) return value;
  switch (format.shows) {
    case 'number':
      return plain(number);
    case 'percent':
      return `${plain(number * 100)}%`;
    case 'digits':
      return plain(number).padStart(format.digits, '0');
    case 'moment':
      return moment(number, format, startsIn1904);
    case 'duration':
      return duration(number);
  }
}

/** Fifteen digits are what a workbook keeps; the rest is noise. */
function plain(number: number): string {
  return String(Number(number.toPrecision(15)));
}

function moment(number: number, { date, time }: { date: boolean; time: boolean }, startsIn1904: boolean) {
  if (number < 0 || number > lastDay) return plain(number);
  const days = Math.floor(Math.round(number * daySeconds) / daySeconds);
  const seconds = Math.round(number * daySeconds) - days * daySeconds;
  const since1970 = days - epoch[startsIn1904 ? 1904 : 1900];
  const iso = new Date((since1970 * daySeconds + seconds) * 1000).toISOString();
  const clock = iso.slice(11, seconds % 60 === 0 ? 16 : 19);
  return [date ? iso.slice(0, 10) : '', time ? clock : ''].filter(Boolean).join(' ');
}

function duration(number: number): string {
  const minutes = Math.round(number * 24 * 60);
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}
