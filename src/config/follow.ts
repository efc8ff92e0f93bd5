import { isAbsolute, join } from 'node:path';
import type { TemplateSources } from '../letters/templates.ts';
import type { HolidayTable } from '../promise/calendar.ts';
import type { Form } from '../questionnaire/form.ts';
import type { Customer } from '../ticket/customer.ts';
import { readHolidays } from './calendars.ts';
import { readCertificates } from './certificates.ts';
import { readCustomers } from './customers.ts';
import type { Complaint, Fault, Path } from './faults.ts';
import { readForms } from './forms.ts';
import { connectionsOf, type Outline } from './outline.ts';
import { isFile, isFolder } from './reading.ts';
import { type Region, readRegions, type WrittenRegion } from './regions.ts';
import { shipped } from './shipped.ts';
import { readTemplates } from './templates.ts';

/** What the paths of a configuration lead to. */
export interface Followed {
  forms: Form[];
  templates: TemplateSources;
  ownTemplates: string | null;
  regions: Region[];
  /** As in `RegionsReading`. */
  writtenRegions: WrittenRegion[] | null;
  customers: Customer[];
  holidays: HolidayTable[];
  /** The text of the certificates, by their path as written. */
  certificates: ReadonlyMap<string, string>;
  /** Wrong with the paths themselves. */
  complaints: Complaint[];
  /** Wrong in the files they lead to. */
  faults: Fault[];
}

/** Reads what the paths lead to, which are relative to `folder`; where there is none, what is shipped. */
export function follow(outline: Outline, folder: string): Followed {
  const own = {
    forms: lead(outline.forms, ['forms'], 'folder', folder),
    templates: lead(outline.templates, ['templates'], 'folder', folder),
    regions: lead(outline.regions, ['regions'], 'file', folder),
    customers: lead(outline.customers, ['customers'], 'file', folder),
  };
  const { forms, faults: inForms } = readForms(own.forms.to ?? shipped.forms);
  const { templates, faults: inTemplates } = readTemplates(shipped.templates, own.templates.to);
  const { holidays, faults: inHolidays } = readHolidays(shipped.holidays);
  const withCalendar = [
    ...holidays.map(({ country }) => country),
    ...Object.keys(outline.calendars.countries),
  ];
  const inRegions = readRegions(own.regions.to ?? shipped.regions, withCalendar);
  const { customers, faults: inCustomers } = readCustomers(own.customers.to, {
    withCalendar,
    holidays,
    regions: inRegions.written,
    own: ownAddresses(outline),
  });
  const authorities = authoritiesOf(outline).flatMap(({ ca, path }) => trusted(ca, path, folder));
  return {
    forms,
    templates,
    ownTemplates: own.templates.to,
    regions: inRegions.regions,
    writtenRegions: inRegions.written,
    customers,
    holidays,
    certificates: new Map(authorities.map(({ ca, pem }) => [ca, pem])),
    complaints: [...Object.values(own), ...authorities].flatMap(({ complaints }) => complaints),
    faults: [...inForms, ...inTemplates, ...inRegions.faults, ...inCustomers, ...inHolidays],
  };
}

function ownAddresses({ desk, mailboxes }: Outline): string[] {
  const addresses = [desk.address, ...mailboxes.map(({ address }) => address)];
  return addresses.flatMap(address => address?.toLowerCase() ?? []);
}

/** Where a written path leads; null where nothing is written, or nothing of the kind is there. */
function lead(written: string | undefined, path: Path, kind: 'folder' | 'file', base: string): Lead {
  if (written === undefined) return { to: null, complaints: [] };
  const to = from(base, written);
  const isThere = kind === 'folder' ? isFolder(to) : isFile(to);
  return isThere
    ? { to, complaints: [] }
    : { to: null, complaints: [misleading(path, written, `no such ${kind}`)] };
}

interface Lead {
  to: string | null;
  complaints: Complaint[];
}

/** Every file of certificates that is named, and where. */
function authoritiesOf(outline: Outline): { ca: string | undefined; path: Path }[] {
  const ofServers = connectionsOf(outline).flatMap(({ path, ca, oauth }) => [
    { ca, path: [...path, 'ca'] },
    { ca: oauth?.ca, path: [...path, 'oauth', 'ca'] },
  ]);
  const { webhooks, heartbeat } = outline.alerts;
  const ofAlerts = [
    ...webhooks.map(({ ca }, index) => ({ ca, path: ['alerts', 'webhooks', index, 'ca'] })),
    { ca: heartbeat.ca, path: ['alerts', 'heartbeat', 'ca'] },
  ];
  return [{ ca: outline.ca, path: ['ca'] }, ...ofServers, ...ofAlerts];
}

function trusted(ca: string | undefined, path: Path, folder: string) {
  if (ca === undefined) return [];
  const read = readCertificates(from(folder, ca));
  if ('pem' in read) return [{ ca, pem: read.pem, complaints: [] }];
  return [{ ca, pem: '', complaints: [misleading(path, ca, read.reason)] }];
}

function misleading(path: Path, written: string, reason: string): Complaint {
  const remedy = 'paths are relative to the folder of this file';
  return { path, what: `"${written}" cannot be used: ${reason}`, remedy };
}

function from(folder: string, path: string): string {
  return isAbsolute(path) ? path : join(folder, path);
}
