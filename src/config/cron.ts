import { badCronField, readCron } from '../promise/cron.ts';
import { type About, understood } from './understood.ts';

/** A cron expression, kept as it is written. */
export function cron(about: About) {
  return understood(text => (readCron(text) ? text : null), 'is not a cron expression', about, hint);
}

function hint(text: string): string {
  const count = text.trim().split(/\s+/).length;
  const such = 'for example "0 7 * * *", at seven every day';
  if (count !== 5) return `write five fields, minute, hour, day, month and weekday, ${such}`;
  const field = badCronField(text);
  if (field === null) return `no such day ever comes: write one that does, ${such}`;
  const { name, word, least, most } = field;
  return `"${word}" is no ${name}, which goes from ${least} to ${most}: ${such}`;
}
