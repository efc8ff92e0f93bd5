import { fold } from '../words.ts';
import { gazetteer } from './gazetteer.ts';

/** Where a site is, as far as its name tells. */
export interface Site {
  /** ISO 3166 alpha-2. */
  country: string;
  /** IANA time zone. */
  zone: string;
}

/** What may tell where a site is, the most telling first. */
export interface Whereabouts {
  /** The answer to the site's question. */
  site: string;
  /** The other answers and the sender's address: telephone numbers and domains tell a country too. */
  traces: string;
  /** ISO 3166 alpha-2 of the desk's customers. */
  defaultCountry: string | undefined;
  /** IANA zone of the desk. */
  defaultZone: string | undefined;
}

/** What told where a site is, and in which words. */
interface Evidence {
  by: 'site' | 'telephone' | 'domain' | 'default';
  saw: string;
  /** A town tells the zone of a country with several, its name alone does not. */
  isTown: boolean;
}

/** The country and the time zone of a site, as far as anything tells, and by what. */
export function siteOf(whereabouts: Whereabouts): Partial<Site> & Evidence {
  const known = sitesBefore.get(whereabouts);
  if (known !== undefined) return known;
  const found = searched(whereabouts);
  sitesBefore.set(whereabouts, found);
  return found;
}

/** All answers of a form ask for its site. */
const sitesBefore = new WeakMap<Whereabouts, Partial<Site> & Evidence>();

function searched({ site, traces, defaultCountry, defaultZone }: Whereabouts): Partial<Site> & Evidence {
  const named = namedPlace(site);
  if (named !== null) {
    const { country, zone, name } = named;
    return { country, zone, by: 'site', saw: name, isTown: !countryNames.has(name) };
  }
  const traced = countryTraced(traces);
  const country = traced?.country ?? defaultCountry?.toUpperCase();
  const zone = (country === undefined ? undefined : zoneOfCountry.get(country)) ?? defaultZone;
  const { by = 'default', saw = '' } = traced ?? {};
  const told: Partial<Site> & Evidence = { by, saw, isTown: false };
  if (country !== undefined) told.country = country;
  if (zone !== undefined) told.zone = zone;
  return told;
}

/** The country whose town or zone of a capital this is; null where none of the region has it. */
export function countryOfZone(zone: string): string | null {
  return gazetteer.find(([, itsZone]) => itsZone === zone)?.[0] ?? null;
}

type Trace = Pick<Evidence, 'saw'> & { country: string; by: 'telephone' | 'domain' };

/** By calling code or country domain; null when the traces name none, or different ones. */
function countryTraced(traces: string): Trace | null {
  const codes = [...traces.matchAll(/(?:\+|\b00)\s?(\d{2,3})/g)].flatMap(([, digits = '']): Trace[] => {
    const code = [digits, digits.slice(0, 2)].find(each => countryOfCode.has(each)) ?? '';
    const country = countryOfCode.get(code);
    return country === undefined ? [] : [{ country, by: 'telephone', saw: `+${code}` }];
  });
  const domains = [...traces.matchAll(/@([\w.-]+\.([a-z]{2}))(?![\w.-])/gi)].flatMap(
    ([, saw = '', suffix = '']): Trace[] => {
      const country = suffix.toUpperCase();
      return zoneOfCountry.has(country) ? [{ country, by: 'domain', saw }] : [];
    },
  );
  const [first, ...others] = codes.length > 0 ? codes : domains;
  return first !== undefined && others.every(({ country }) => country === first.country) ? first : null;
}

const countryOfCode = new Map(
  Object.entries({
    51: 'PE',
    52: 'MX',
    53: 'CU',
    54: 'AR',
    55: 'BR',
    56: 'CL',
    57: 'CO',
    58: 'VE',
    502: 'GT',
    503: 'SV',
    504: 'HN',
    505: 'NI',
    506: 'CR',
    507: 'PA',
    591: 'BO',
    593: 'EC',
    595: 'PY',
    598: 'UY',
  }),
);

/**
 * The place whose name a text mentions: the last one, a longer name before a shorter one; behind a country's name the last
 * town of that country: "Calle Lima 45, Rosario, Argentina".
 */
export function namedPlace(text: string): (Site & { name: string }) | null {
  const words = fold(text, mostWords).split(' ');
  let country: (Site & { name: string }) | null = null;
  for (let end = words.length; end > 0; end--) {
    const found = placeBefore(words, end);
    if (found === null) continue;
    if (countryNames.has(found.name)) country ??= found;
    else if (country === null || found.country === country.country) return found;
    end -= found.name.split(' ').length - 1;
  }
  return country;
}

/** Whether a text is the name of a place and nothing else. */
export function isPlace(text: string): boolean {
  return sites.has(fold(text));
}

function placeBefore(words: readonly string[], end: number): (Site & { name: string }) | null {
  const longest = longestEndingWith.get(words[end - 1] ?? '') ?? 0;
  for (let length = Math.min(longest, end); length >= 1; length--) {
    const name = words.slice(end - length, end).join(' ');
    const found = sites.get(name);
    if (found !== undefined) return { country: found.country, zone: found.zone, name };
  }
  return null;
}

const countryNames = new Set(
  'argentina,aruba,bahamas,barbados,belice,belize,bermuda,bolivia,curacao,guatemala,guyana,haiti,panama,suriname,brasil,brazil,chile,colombia,costa rica,cuba,republica dominicana,dominican republic,ecuador,honduras,jamaica,mexico,nicaragua,peru,puerto rico,paraguay,el salvador,trinidad,trinidad and tobago,trinidad y tobago,united states,usa,estados unidos,eeuu,uruguay,venezuela'.split(
    ',',
  ),
);

const mostWords = 60;

const sites = new Map<string, Site>();
const zoneOfCountry = new Map<string, string>();
for (const [country, zone, names] of gazetteer) {
  if (!zoneOfCountry.has(country)) zoneOfCountry.set(country, zone);
  for (const name of names.split(', ')) if (!sites.has(name)) sites.set(name, { country, zone });
}

/** How many words the longest of the names has that end with a word: few words end one. */
const longestEndingWith = new Map<string, number>();
for (const name of sites.keys()) {
  const words = name.split(' ');
  const last = words.at(-1) ?? '';
  longestEndingWith.set(last, Math.max(words.length, longestEndingWith.get(last) ?? 0));
}
