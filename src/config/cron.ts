import { validate } from 'node-cron';
import { type About, understood } from './understood.ts';

/** A cron expression as node-cron keeps it. */
export function cron(about: About) {
  return understood(text => (validate(text) ? text : null), 'is not a cron expression', about);
}
