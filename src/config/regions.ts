import * as z from 'zod';
import { languages } from '../questionnaire/form.ts';
import { complaintsOf } from './complaints.ts';
import { type Complaint, type Fault, inReadingOrder, outermost } from './faults.ts';
import { Guide } from './guide.ts';
import { group, words } from './legible.ts';
import { timeZone } from './time-zones.ts';
import { oneLine, understood, wholeNumber } from './understood.ts';
import { readYaml } from './yaml-file.ts';

const phone = z.strictObject({
  label: oneLine({ description: 'who answers there', examples: ['Mesa de servicio'] }).exactOptional(),
  number: understood(text => (isPhoneNumber(text) ? text : null), 'is not a telephone number', {
    description: 'the number as customers dial it',
    examples: ['+1 202 555 0100'],
  }),
});

/** As the configuration counts its levels (`escalation`). */
const contact = z.strictObject({
  level: wholeNumber(1, 20, { description: 'the level, as escalation: counts them', examples: [2] }),
  ...phone.shape,
});

const region = z.strictObject({
  countries: z
    .array(
      understood(text => (/^[A-Z]{2}$/.test(text) ? text : null), 'is not a country code', {
        description: 'the ISO 3166 code of a country',
        examples: ['PE'],
      }),
    )
    .min(1)
    .meta({ description: 'the countries of the region', examples: [['PE']] }),
  timezone: timeZone({
    description: 'the IANA time zone of a site of which nothing else is known',
    examples: ['America/Lima'],
  }).exactOptional(),
  zones: z
    .array(timeZone({ description: 'an IANA time zone of the region', examples: ['America/Lima'] }))
    .meta({ description: 'the IANA time zones of its sites', examples: [['America/Lima']] })
    .prefault([]),
  language: z.enum(languages).meta({ description: 'the language most customers write' }),
  phones: z.array(phone).meta({ description: 'where customers of the region telephone' }).prefault([]),
  escalation: z
    .array(contact)
    .meta({ description: 'where the desk telephones when it escalates, each with level and number' })
    .prefault([]),
});

const regionsSchema = z.record(z.string(), region.meta({ description: 'a region' }));

/** A part of the world with telephone numbers of its own. */
export interface Region extends Omit<z.output<typeof region>, 'timezone' | 'zones'> {
  name: string;
  /** The zone of sites of which nothing else is known; null for a region of several zones. */
  timezone: string | null;
  /** Every zone of the region's sites, `timezone` among them. */
  zones: string[];
}

/** What can be read of the regions, whatever is wrong beside it. */
const outlineSchema = z
  .record(z.string(), group({ countries: words }))
  .nullable()
  .catch(null);

/** A region of which nothing has been checked. */
export interface WrittenRegion {
  name: string;
  countries: readonly (string | undefined)[];
}

/** The regions, none of them where there is a fault. */
export interface RegionsReading {
  regions: Region[];
  /** Also where there is a fault; null where the file is no list of regions at all. */
  written: WrittenRegion[] | null;
  faults: Fault[];
}

/** Reads the regions. Each country must be one of those that have a calendar. */
export function readRegions(file: string, withCalendar: readonly string[]): RegionsReading {
  const { yaml, faults: slips } = readYaml(file);
  if (yaml === null) return { regions: [], written: null, faults: slips };
  const { data = {}, error } = regionsSchema.safeParse(yaml.values);
  const written = writtenIn(yaml.values);
  const complaints = outermost([
    ...complaintsOf(error?.issues ?? [], { values: yaml.values, yaml, guide: new Guide(regionsSchema) }),
    ...withoutCalendar(written ?? [], withCalendar),
  ]);
  const faults = [...slips, ...yaml.faultsOf(complaints)].sort(inReadingOrder);
  const regions = faults.length > 0 ? [] : Object.entries(data).map(([name, each]) => regionOf(name, each));
  return { regions, written, faults };
}

function writtenIn(values: unknown): WrittenRegion[] | null {
  const outline = outlineSchema.parse(values);
  return outline && Object.entries(outline).map(([name, { countries }]) => ({ name, countries }));
}

/** Nobody could tell when a service may start there. */
function withoutCalendar(regions: readonly WrittenRegion[], withCalendar: readonly string[]): Complaint[] {
  return regions.flatMap(({ name, countries }) =>
    countries.flatMap((country, index) => {
      if (country === undefined || withCalendar.includes(country)) return [];
      const what = `of ${country} no holidays are known`;
      const remedy = `name its holidays in the configuration: calendars.countries.${country}.extra`;
      return [{ path: [name, 'countries', index], what, remedy }];
    }),
  );
}

function regionOf(name: string, written: z.output<typeof region>): Region {
  const { timezone = null, zones } = written;
  const others = zones.filter(zone => zone !== timezone);
  return { name, ...written, timezone, zones: timezone === null ? zones : [timezone, ...others] };
}

/** Digits with what people write between them, and perhaps an extension behind. */
function isPhoneNumber(text: string): boolean {
  return /^\+?[\d ()./-]{3,30}(?: ?(?:ext\.?|x|anexo) ?\d{1,6})?$/i.test(text) && /(?:\d\D*){3}/.test(text);
}
