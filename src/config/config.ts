import type { TemplateSources } from '../letters/templates.ts';
import type { HolidayTable } from '../promise/calendar.ts';
import type { Form } from '../questionnaire/form.ts';
import type { Customer } from '../ticket/customer.ts';
import type { Receiver } from './mail-servers.ts';
import type { Region } from './regions.ts';
import type { ConfigFile } from './schema.ts';

/**
 * All that acuse is told, checked, frozen, and plain data that may cross a thread. Lengths of time are milliseconds,
 * sizes bytes, paths absolute; `ca` is the text of the certificates and not the path of their file.
 */
export interface Config
  extends Omit<ConfigFile, 'ca' | 'submission' | 'alerts' | 'forms' | 'templates' | 'regions' | 'customers'> {
  /** Null without a configuration file, and for a command that does not need it while its variables are not set. */
  submission: ConfigFile['submission'] | null;
  /** The mailboxes by their addresses alone, also for a command that does not need their servers. */
  receivers: Receiver[];
  /** Mail goes to the agents unless it names others. */
  alerts: ConfigFile['alerts'] & { mail: string[] };
  forms: Form[];
  templates: TemplateSources;
  /** The folder of the desk's own templates, which take the place of shipped ones. */
  ownTemplates: string | null;
  regions: Region[];
  customers: Customer[];
  /** The holidays that are shipped; `calendars` says what is different. */
  holidays: HolidayTable[];
}

/** A part of the configuration that a command uses: there, a variable that is not set is a fault. */
export type Need = keyof ConfigFile;

/** What `run` and `check` need: everything. */
export const everyNeed: readonly Need[] = [
  'desk',
  'mailboxes',
  'submission',
  'ca',
  'database',
  'http',
  'promises',
  'leadTime',
  'calendars',
  'changes',
  'escalation',
  'digest',
  'alerts',
  'letters',
  'tickets',
  'retention',
  'border',
  'automatedSenders',
  'log',
  'forms',
  'templates',
  'regions',
  'customers',
];
