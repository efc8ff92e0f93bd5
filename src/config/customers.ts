import * as z from 'zod';
import type { HolidayTable } from '../promise/calendar.ts';
import { languages } from '../questionnaire/form.ts';
import { accessKinds, type Customer } from '../ticket/customer.ts';
import { emailAddress, mailDomain } from './addresses.ts';
import { complaintsOf } from './complaints.ts';
import { customerChecks } from './customer-checks.ts';
import { type Fault, inReadingOrder, outermost } from './faults.ts';
import { Guide } from './guide.ts';
import { group, groups, word, words } from './legible.ts';
import { timeZone } from './time-zones.ts';
import { oneLine, understood } from './understood.ts';
import { readYaml } from './yaml-file.ts';

const synonyms = (example: string) =>
  z
    .array(oneLine({ description: 'another name', examples: [example] }))
    .meta({ description: 'other names for the same', examples: [[example]] })
    .prefault([]);

const site = z
  .strictObject({
    name: oneLine({ description: 'the name customers give the site', examples: ['Campamento Talara'] }),
    synonyms: synonyms('Talara'),
    country: understood(text => (/^[A-Z]{2}$/.test(text) ? text : null), 'is not a country code', {
      description: 'the ISO 3166 code of its country',
      examples: ['PE'],
    }),
    zone: timeZone({
      description: 'the IANA time zone of the site',
      examples: ['America/Lima'],
    }).exactOptional(),
    access: z.enum(accessKinds).meta({ description: 'how the site is connected' }).exactOptional(),
    serviceIds: z
      .array(oneLine({ description: 'the ID of a service there', examples: ['PE-000123'] }))
      .meta({ description: 'the IDs of the services there', examples: [['PE-000123']] })
      .prefault([]),
    region: oneLine({
      description: 'the region of the regions file whose desk serves the site',
      examples: ['peru'],
    }).exactOptional(),
  })
  .meta({ description: 'a site' });

const person = (description: string) =>
  emailAddress({ description, examples: ['manager@example.com'] }).exactOptional();

const customer = z
  .strictObject({
    name: oneLine({ description: 'the name of the customer', examples: ['Minera Andina S.A.'] }),
    synonyms: synonyms('Minera Andina'),
    domains: z
      .array(mailDomain({ description: 'a domain of their addresses', examples: ['minera.example'] }))
      .meta({ description: 'the domains of their addresses', examples: [['minera.example']] })
      .prefault([]),
    language: z
      .enum(languages)
      .meta({ description: 'the language they are answered in where a mail does not tell' })
      .exactOptional(),
    notes: z
      .string()
      .meta({ description: 'what agents should know of the contract', examples: ['Only at night.'] })
      .exactOptional(),
    accountManager: person('the address of their account manager'),
    projectManager: person('the address of their project manager'),
    changeCoordinator: person('the address of who coordinates their changes'),
    acceptAutomated: z
      .boolean()
      .default(false)
      .meta({ description: 'whether automatic mails from their domains open tickets' }),
    sites: z.array(site).meta({ description: 'their sites' }).prefault([]),
  })
  .meta({ description: 'a customer, with name' });

const customersSchema = z.array(customer);

const outlineSchema = z
  .array(
    group({
      ...{ name: word, synonyms: words, domains: words },
      ...{ accountManager: word, projectManager: word, changeCoordinator: word },
      sites: groups({
        name: word,
        synonyms: words,
        country: word,
        zone: word,
        serviceIds: words,
        region: word,
      }),
    }),
  )
  .catch([]);

/** What can be read of customers, whatever is wrong beside it. Nothing in it has been checked. */
export type CustomersOutline = z.output<typeof outlineSchema>;

/** What else of the configuration they have to agree with. */
export interface Beside {
  /** Countries that have a calendar. */
  withCalendar: readonly string[];
  holidays: readonly HolidayTable[];
  /** Null where they could not be read. */
  regions: readonly { name: string }[] | null;
  /** The addresses of the desk and its mailboxes, in small letters. */
  own: readonly string[];
}

/** Reads the customers and their sites; none without a file. */
export function readCustomers(
  file: string | null,
  beside: Beside,
): { customers: Customer[]; faults: Fault[] } {
  if (file === null) return { customers: [], faults: [] };
  const { yaml, faults: slips } = readYaml(file);
  if (yaml === null) return { customers: [], faults: slips };
  const { data = [], error } = customersSchema.safeParse(yaml.values);
  const complaints = outermost([
    ...complaintsOf(error?.issues ?? [], { values: yaml.values, yaml, guide: new Guide(customersSchema) }),
    ...customerChecks(outlineSchema.parse(yaml.values), beside),
  ]);
  const faults = [...slips, ...yaml.faultsOf(complaints)].sort(inReadingOrder);
  return { customers: faults.length > 0 ? [] : data.map(each => customerFrom(each, beside)), faults };
}

function customerFrom({ sites, ...written }: z.output<typeof customer>, { holidays }: Beside): Customer {
  const unsaid = {
    ...{ language: null, notes: null },
    ...{ accountManager: null, projectManager: null, changeCoordinator: null },
  };
  return {
    ...unsaid,
    ...written,
    sites: sites.map(each => ({
      ...{ access: null, region: null },
      ...each,
      zone: each.zone ?? zoneOf(each.country, holidays) ?? 'UTC',
    })),
  };
}

/** The one zone of a country; null where it has several, or nothing is shipped of it. */
function zoneOf(country: string, holidays: Beside['holidays']): string | null {
  return holidays.find(table => table.country === country)?.zone ?? null;
}
