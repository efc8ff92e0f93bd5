import { countryOfZone, siteOf } from '../questionnaire/values/places.ts';
import type { Customer } from './customer.ts';
import type { Place } from './place.ts';
import { type Clues, type Recognised, recognise } from './recognise.ts';

/** What is known beside the mail. */
export interface Surroundings {
  customers: readonly Customer[];
  /** Of those who write to the mailbox; the zone is the desk's where the country is null. */
  home: { country: string | null; zone: string };
  hasSeveralZones(country: string): boolean;
}

/** Where the site of a mail is: by the surest of what tells it (`PlaceEvidence`). */
export function locate(clues: Clues, surroundings: Surroundings): Place {
  const known = recognise(clues, surroundings.customers);
  const record = known && {
    customer: known.customer.name,
    site: known.site?.name ?? null,
    ...(known.site?.region && { region: known.site.region }),
    by: known.by,
  };
  return { ...(bySiteRecord(known) ?? byWords(clues, known, surroundings)), record };
}

type Located = Omit<Place, 'record'>;

function bySiteRecord(known: Recognised | null): Located | null {
  if (!known?.site) return null;
  const { country, zone, name: saw } = known.site;
  return { country, zone, by: 'site-record', saw, zoneAssumed: false };
}

function byWords(clues: Clues, known: Recognised | null, surroundings: Surroundings): Located {
  const { home, hasSeveralZones } = surroundings;
  const {
    country,
    zone = home.zone,
    by,
    saw,
    isTown,
  } = siteOf({
    site: clues.fields.site?.text ?? '',
    traces: [...Object.values(clues.fields).map(({ text }) => text), clues.requester ?? ''].join('\n'),
    defaultCountry: home.country ?? undefined,
    defaultZone: home.zone,
  });
  const told = { country: country ?? null, zone, saw };
  const zoneAssumed = !isTown && country !== undefined && hasSeveralZones(country);
  if (by === 'site') return { ...told, by: 'site-text', zoneAssumed };
  const shared = sharedByAllSites(known);
  if (shared)
    return { ...shared, by: 'customer-record', saw: known?.customer.name ?? '', zoneAssumed: false };
  if (by !== 'default') return { ...told, by, zoneAssumed };
  if (country !== undefined) return { ...told, by: 'mailbox', zoneAssumed };
  return { country: countryOfZone(zone), zone, by: 'desk', saw: '', zoneAssumed: true };
}

/** The country and the zone, where all sites of the customer have the same. */
function sharedByAllSites(known: Recognised | null): { country: string; zone: string } | null {
  const [first, ...others] = known?.customer.sites ?? [];
  if (!first || others.some(({ country, zone }) => country !== first.country || zone !== first.zone))
    return null;
  return { country: first.country, zone: first.zone };
}
