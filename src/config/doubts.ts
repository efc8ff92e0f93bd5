import type { Config } from './config.ts';
import { sameZone, zonesOf } from './time-zones.ts';

/** Characters from which on a secret is not guessed. */
const longEnough = 16;

/** What may be meant as it is written, and is more often a slip: a sentence each. */
export function doubtsAbout({ customers, regions, escalation, alerts }: Config): string[] {
  return [
    ...customers.flatMap(({ name, sites }) => sites.flatMap(site => foreignZone(site, name))),
    ...regions.flatMap(region => unknownLevels(region, escalation.levels.length)),
    ...alerts.webhooks.flatMap(guessableSecret),
  ];
}

/** All times of the site would be told, and judged, by the clocks of elsewhere. */
function foreignZone(
  { name, country, zone }: Config['customers'][number]['sites'][number],
  customer: string,
): string[] {
  const zones = zonesOf(country);
  if (zones.length === 0 || zone === 'UTC' || zones.some(each => sameZone(each, zone))) return [];
  return [
    `the site ${name} of ${customer} is in ${country} and has the zone ${zone}, not ${zones.join(', ')}`,
  ];
}

/** Nobody would ever be told to telephone there. */
function unknownLevels({ name, escalation }: Config['regions'][number], levels: number): string[] {
  return escalation
    .filter(({ level }) => level > levels)
    .map(
      ({ level }) =>
        `the region ${name} has a number of level ${level}, and escalation: has ${levels} levels`,
    );
}

function guessableSecret(webhook: Config['alerts']['webhooks'][number]): string[] {
  if (webhook.format !== 'json' || webhook.secret.length >= longEnough) return [];
  return [
    `the secret of the webhook ${webhook.name} has less than ${longEnough} characters: a long random one is not guessed`,
  ];
}
