/** In the United States and Puerto Rico 03/12 is in March, everywhere else in the region in December. */
export function writesMonthFirst(country: string | undefined): boolean {
  return country === 'US' || country === 'PR';
}

/**
 * Whether a date in numbers must be asked about: where the month comes first, many write the day first all the same, so
 * that 03/04 may be either if both still lie ahead.
 */
export function isAmbiguousDate(text: string, country: string | undefined, writtenAt: Date): boolean {
  if (!writesMonthFirst(country)) return false;
  return [...text.matchAll(numbers)].some(([, first, , second, year]) => {
    if (Number(first) > 12 || Number(second) > 12 || Number(first) === Number(second)) return false;
    if (year === undefined) return true;
    const inYear = year.length === 2 ? 2000 + Number(year) : Number(year);
    const readings = [
      Date.UTC(inYear, Number(first) - 1, Number(second)),
      Date.UTC(inYear, Number(second) - 1, Number(first)),
    ];
    return readings.every(reading => reading > writtenAt.getTime());
  });
}

/** 03/04, 03/04/2027, 03-04-2027, 3.4.27; without a year only with a slash, because 8-10 may be hours. */
const numbers =
  /(?<![\d/.:-])(\d{1,2})(?:(\/)|[.-](?=\d{1,2}[.-]\d))(\d{1,2})(?:[/.-](\d{4}|\d{2}))?(?![\d/:])/g;
