/** An instant for people, to the minute, in UTC: "2026-11-29 18:00". */
export function minute(at: Date): string {
  return at.toISOString().slice(0, 16).replace('T', ' ');
}
