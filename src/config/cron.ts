import { readCron } from '../promise/cron.ts';
import { type About, understood } from './understood.ts';

/** A cron expression, kept as it is written. */
export function cron(about: About) {
  return understood(text => (readCron(text) ? text : null), 'is not a cron expression', about);
}
