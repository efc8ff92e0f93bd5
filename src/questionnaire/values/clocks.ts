/** A time of day a text names, and where. */
export interface Clock {
  hour: number;
  minute: number;
  start: number;
  end: number;
}

/** The times of day a folded text names, in order: "14:00", "14h30", "2 pm", "a las 8", "8 de la noche", "noon". */
export function clocksIn(folded: string): Clock[] {
  const found: Found[] = [];
  for (const match of folded.matchAll(times)) {
    const read = readClock(match, isBesideDay(match, folded));
    if (read !== null) found.push(read);
  }
  for (const match of folded.matchAll(wordsForTimes)) {
    const noon = /^(?:noon|mediodia|meio|midday)/.test(match[0]) && !/meia/.test(match[0]);
    found.push({
      hour: noon ? 12 : 0,
      minute: 0,
      half: null,
      sure: true,
      start: match.index,
      end: match.index + match[0].length,
    });
  }
  found.sort((one, other) => one.start - other.start);
  return accepted(found, folded);
}

interface Found extends Clock {
  /** Said by am/pm or the part of the day; null when not said. */
  half: 'am' | 'pm' | null;
  /** Whether it can be nothing but a time. */
  sure: boolean;
}

const times =
  /(?<![\d/.\w])(?<before>(?:(?:a las|a la|as|at|las|la|desde las|from|entre las|entre|between)\s+|@\s*))?(?<hour>\d{1,2})(?:(?<mark>[:.h])(?<minute>\d{2})(?::\d{2})?|(?<military>\d{2})(?=\s?(?:h|hs|hrs|hours)\b))?(?<unit>\s?(?:h(?:oras?|rs?|s|ours?)?|uhr)\b\.?)?(?:\s?(?<half>[ap]\.?\s?m\b\.?))?(?:\s?(?:de|por|en|da|in|a|pela)\s(?:la |the )?(?<part>manana|manha|tarde|noche|noite|madrugada|morning|afternoon|evening|night))?(?![\d/]|\.\d)/g;
const wordsForTimes = /\b(?:noon|midday|mediodia|meio[- ]?dia|midnight|medianoche|meia[- ]?noite)\b/g;

/** "03/12/2026 14.00": with a point between them, figures beside a day are a time; the day is blanked by "#". */
function isBesideDay({ 0: { length }, index }: RegExpExecArray, folded: string): boolean {
  const behind = folded.slice(index + length);
  return afterDay.test(folded.slice(0, index)) ? endsTime.test(behind) : beforeDay.test(behind);
}

const afterDay = /#[\s,;-]*(?:de |das? )?$/;
const endsTime = /^\s*(?:$|[,;)#-]|(?:a|as|to|y|e|and|hasta|ate)\b)/;
const beforeDay = /^\s*(?:del? |do )?#/;

function readClock(match: RegExpExecArray, besideDay: boolean): Found | null {
  const { before = '', hour, mark, minute, military, unit, half, part } = match.groups ?? {};
  const said = half?.[0] === 'a' ? 'am' : half?.[0] === 'p' ? 'pm' : partHalf(part, Number(hour));
  const sure =
    (minute !== undefined && (mark !== '.' || (besideDay && hour?.length === 2))) ||
    unit !== undefined ||
    military !== undefined ||
    said !== null ||
    /\b(?:a las|a la|as|at|las)\b|@/.test(before);
  const start = match.index + before.length;
  const end = match.index + match[0].length;
  const clock = { hour: Number(hour), minute: Number(minute ?? military ?? 0) };
  if (
    clock.hour > 24 ||
    clock.minute > 59 ||
    (said !== null && half !== undefined && clock.hour > 12 && said === 'am')
  )
    return null;
  const time = inHalf(clock, said);
  return { hour: time.hour, minute: time.minute, half: said, sure, start, end };
}

function partHalf(part: string | undefined, hour: number): 'am' | 'pm' | null {
  if (part === undefined) return null;
  if (/^(?:manana|manha|madrugada|morning)/.test(part)) return 'am';
  // "12 de la noche" is midnight.
  return /^(?:noche|noite|night)/.test(part) && hour === 12 ? 'am' : 'pm';
}

function inHalf(
  clock: { hour: number; minute: number },
  half: 'am' | 'pm' | null,
): { hour: number; minute: number } {
  if (half === 'pm' && clock.hour < 12) return { ...clock, hour: clock.hour + 12 };
  if (half === 'am' && clock.hour === 12) return { ...clock, hour: 0 };
  return clock.hour === 24 ? { ...clock, hour: 0 } : clock;
}

/** Sure times, and a bare number beside one: the "2" of "2 to 4 pm", the "8" of "de 8 a 10 hs". */
function accepted(found: readonly Found[], folded: string): Clock[] {
  const clocks: Clock[] = [];
  found.forEach((one, index) => {
    const next = found[index + 1];
    const previous = found[index - 1];
    if (next?.sure && joins(folded.slice(one.end, next.start))) clocks.push(lent(one, next));
    else if (one.sure || (previous?.sure && joins(folded.slice(previous.end, one.start)))) clocks.push(one);
  });
  return clocks;
}

/** "2 to 4 pm": the half of the day is said once, for both. */
function lent(one: Found, next: Found): Clock {
  if (one.half !== null || next.half !== 'pm' || one.hour >= 12) return one;
  return one.hour + 12 < next.hour ? { ...one, hour: one.hour + 12 } : one;
}

function joins(between: string): boolean {
  return /^\s*(?:-|a|as|to|y|e|and|hasta|ate|a las|y las|e as)\s*(?:las |as )?$/.test(between);
}
