import { folded } from '../mail/folded.ts';
import type { Answer } from '../questionnaire/reading.ts';
import type { Customer, CustomerSite } from './customer.ts';
import { likeness } from './likeness.ts';

/** What a mail says of who writes, and from where. */
export interface Clues {
  /** The address that wrote. */
  requester: string | null;
  fields: Readonly<Record<string, Pick<Answer, 'text'>>>;
}

export interface Recognised {
  customer: Customer;
  site: CustomerSite | null;
  /** "domain minera.example", "name", "service PE-000123". */
  by: string;
}

/**
 * The customer and the site that a mail is about: by the domain of its sender, else by a service ID it names, else by
 * the customer's name. Null when none fits, or several fit alike: no match is no obstacle.
 */
export function recognise({ requester, fields }: Clues, customers: readonly Customer[]): Recognised | null {
  const found =
    byDomain(requester, customers) ?? byService(fields, customers) ?? byName(fields.customerName, customers);
  if (found === null) return null;
  const service = serviceNamed(fields, found.customer.sites);
  const site = found.site ?? service?.site ?? siteNamed(fields.site, found.customer.sites);
  return { ...found, site };
}

/** The customer whose people have addresses of this domain, or of one below. */
export function customerOf(address: string | null, customers: readonly Customer[]): Customer | null {
  return byDomain(address, customers)?.customer ?? null;
}

/** Whoever is the customer of `acme.example` may have given `peru.acme.example` to another: the longest domain counts. */
function byDomain(address: string | null, customers: readonly Customer[]): Recognised | null {
  const host = (address ?? '').slice((address ?? '').lastIndexOf('@') + 1).toLowerCase();
  const [longest] = customers
    .flatMap(customer => customer.domains.map(domain => ({ customer, domain: domain.toLowerCase() })))
    .filter(({ domain }) => host === domain || host.endsWith(`.${domain}`))
    .sort((one, other) => other.domain.length - one.domain.length);
  return longest ? { customer: longest.customer, site: null, by: `domain ${longest.domain}` } : null;
}

function byService(fields: Clues['fields'], customers: readonly Customer[]): Recognised | null {
  const named = customers.flatMap(customer => {
    const service = serviceNamed(fields, customer.sites);
    return service === null ? [] : [{ customer, site: service.site, by: `service ${service.id}` }];
  });
  return named.length === 1 ? (named[0] ?? null) : null;
}

function byName(
  name: Clues['fields'][string] | undefined,
  customers: readonly Customer[],
): Recognised | null {
  const customer = mostAlike(name?.text ?? '', customers);
  return customer && { customer, site: null, by: 'name' };
}

function siteNamed(site: Clues['fields'][string] | undefined, sites: readonly CustomerSite[]) {
  return mostAlike(site?.text ?? '', sites);
}

/** The one that a text names best; null where two are named as well. */
function mostAlike<Named extends { name: string; synonyms: readonly string[] }>(
  text: string,
  all: readonly Named[],
): Named | null {
  const [best, next] = all
    .map(named => ({ named, alike: likeness(text, [named.name, ...named.synonyms]) }))
    .filter(({ alike }) => alike > 0)
    .sort((one, other) => other.alike - one.alike);
  return best === undefined || best.alike === next?.alike ? null : best.named;
}

/** Where a service is named. */
const tellingServices = ['serviceId', 'site', 'serviceType', 'problemDescription', 'description'];

/** The site whose service the answers name, written anyhow: "PE 000123" is PE-000123. */
function serviceNamed(
  fields: Clues['fields'],
  sites: readonly CustomerSite[],
): { site: CustomerSite; id: string } | null {
  const texts = tellingServices.flatMap(key => fields[key]?.text ?? []).map(squeezed);
  const named = sites.flatMap(site => {
    const id = site.serviceIds.find(each => texts.some(text => names(text, squeezed(each))));
    return id === undefined ? [] : [{ site, id }];
  });
  return named.length === 1 ? (named[0] ?? null) : null;
}

/** Letters and digits in order, their parts one space apart. */
function squeezed(text: string): string {
  return folded(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function names(text: string, id: string): boolean {
  const written = id.split(' ').join(' ?');
  return new RegExp(`(?<![\\p{L}\\p{N}])${written}(?![\\p{L}\\p{N}])`, 'u').test(text);
}
