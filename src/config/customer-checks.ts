import { isPublicProvider } from '../mail/organisation.ts';
import { fold } from '../questionnaire/words.ts';
import type { Beside, CustomersOutline } from './customers.ts';
import type { Complaint, Path } from './faults.ts';
import { suggestion } from './nearest.ts';
import { repetitions } from './repetitions.ts';

type Written = CustomersOutline[number];

/** What is wrong between customers and sites that may each be well formed: what would make one be taken for another. */
export function customerChecks(customers: CustomersOutline, beside: Beside): Complaint[] {
  const domains = customers.flatMap(({ domains }, index) =>
    domains.map((domain, at) => ({ word: domain?.toLowerCase(), path: [index, 'domains', at] })),
  );
  const services = customers.flatMap(({ sites }, index) =>
    sites.flatMap(({ serviceIds }, site) =>
      serviceIds.map((id, at) => ({ word: folded(id), path: [index, 'sites', site, 'serviceIds', at] })),
    ),
  );
  return [
    ...repeated(
      customers.flatMap((customer, index) => namesOf(customer, [index])),
      'the name of a customer',
    ),
    ...repeated(domains, 'a domain of a customer'),
    ...domains
      .filter(({ word }) => word !== undefined && isPublicProvider(word))
      .map(({ path }) => anybodys(path)),
    ...repeated(services, 'the ID of a service'),
    ...customers.flatMap((customer, index) => peopleChecks(customer, index, beside)),
    ...customers.flatMap((customer, index) => siteChecks(customer, index, beside)),
  ];
}

interface Word {
  /** As it is compared; undefined where none can be read. */
  word: string | undefined;
  path: Path;
}

/** Two synonyms of one name are no harm. */
function namesOf({ name, synonyms }: Pick<Written, 'name' | 'synonyms'>, path: Path): Word[] {
  const others = synonyms.map((synonym, at) => ({ word: folded(synonym), path: [...path, 'synonyms', at] }));
  return [{ word: folded(name), path: [...path, 'name'] }, ...others];
}

function folded(word: string | undefined): string | undefined {
  return word === undefined ? undefined : fold(word);
}

function repeated(words: readonly Word[], what: string): Complaint[] {
  return repetitions(words.map(({ word }) => word)).flatMap(({ index }) => {
    const path = words[index]?.path ?? [];
    return [{ path, what: `is ${what} already`, remedy: 'write each once, so that it means one of them' }];
  });
}

function anybodys(path: Path): Complaint {
  const what = 'is the domain of a public mail provider: anybody may write from there';
  return { path, what, remedy: "leave it out; such mails are known by the customer's name" };
}

const people = ['accountManager', 'projectManager', 'changeCoordinator'] as const;

/** They are written to: what goes to the desk itself comes back as a mail, or is taken for a letter of ours. */
function peopleChecks(customer: Written, index: number, { own }: Beside): Complaint[] {
  return people.flatMap(person => {
    const isOwn = own.includes(customer[person]?.toLowerCase() ?? '');
    const what = 'is the address of the desk or of a mailbox that acuse watches: no person reads there';
    return isOwn ? [{ path: [index, person], what, remedy: 'write an address that people read' }] : [];
  });
}

function siteChecks(customer: Written, index: number, beside: Beside): Complaint[] {
  const { withCalendar, holidays, regions } = beside;
  const names = regions?.map(({ name }) => name) ?? [];
  const { sites } = customer;
  return [
    ...repeated(
      sites.flatMap((site, at) => namesOf(site, [index, 'sites', at])),
      'the name of a site',
    ),
    ...sites.flatMap(({ country, zone, region }, at) => {
      const path = [index, 'sites', at];
      const isKnown = country !== undefined && withCalendar.includes(country);
      const hasZone = zone !== undefined || holidays.some(table => table.country === country && table.zone);
      return [
        ...(country === undefined || isKnown ? [] : [unknownHolidays([...path, 'country'], country)]),
        ...(isKnown && !hasZone ? [zoneless([...path, 'zone'], country)] : []),
        ...(region === undefined || regions === null || names.includes(region)
          ? []
          : [unknownRegion([...path, 'region'], region, names)]),
      ];
    }),
  ];
}

function unknownHolidays(path: Path, country: string): Complaint {
  const remedy = `name its holidays in the configuration: calendars.countries.${country}.extra`;
  return { path, what: `of ${country} no holidays are known`, remedy };
}

function zoneless(path: Path, country: string): Complaint {
  const what = `is missing, and ${country} has several`;
  return { path, what, remedy: 'add the IANA time zone of the site, for example "America/Lima"' };
}

function unknownRegion(path: Path, region: string, names: readonly string[]): Complaint {
  return { path, what: `"${region}" is no region of the regions file`, remedy: suggestion(region, names) };
}
