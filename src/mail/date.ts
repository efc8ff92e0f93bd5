const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Minutes east of UTC. RFC 5322 §4.3: of the zones by name only these mean anything; UTC and Z are common besides. */
const namedZones: Record<string, number> = {
  ut: 0,
  utc: 0,
  gmt: 0,
  z: 0,
  est: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
};

const mailDate =
  /(\d{1,2})[ -]+([a-z]{3})[a-z]*[ -]+(\d{2,4})[ ,]+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d{1,9})?\s*([+-]\d{4}|[a-z]{1,5})/i;
const isoDate = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)$/i;

/** An RFC 5322 date ("Sun, 22 Nov 2026 10:00:00 -0500 (PET)") as an instant; null when it names none: a date without its zone does not. */
export function parseDate(text: string): Date | null {
  const trimmed = text.slice(0, 200).trim();
  if (isoDate.test(trimmed)) return valid(Date.parse(trimmed));
  const found = mailDate.exec(trimmed);
  if (!found) return null;
  const [day, year, hour, minute, second] = [found[1], found[3], found[4], found[5], found[6] ?? '0'].map(
    Number,
  );
  const month = months.indexOf(found[2]?.toLowerCase() ?? '');
  const offset = offsetOf(found[7] ?? '');
  if (month < 0 || offset === null || day === undefined || year === undefined) return null;
  return valid(Date.UTC(fullYear(year), month, day, hour, minute, second) - offset * 60_000);
}

function offsetOf(zone: string): number | null {
  const [sign, hours, minutes] = [zone.charAt(0), Number(zone.slice(1, 3)), Number(zone.slice(3, 5))];
  if (sign === '+' || sign === '-') return (sign === '-' ? -1 : 1) * (hours * 60 + minutes);
  return namedZones[zone.toLowerCase()] ?? null;
}

/** RFC 5322 §4.3: two digits are 1950 to 2049, three are counted from 1900. */
function fullYear(year: number): number {
  if (year < 50) return 2000 + year;
  return year < 1000 ? 1900 + year : year;
}

function valid(time: number): Date | null {
  return Number.isNaN(time) ? null : new Date(time);
}
