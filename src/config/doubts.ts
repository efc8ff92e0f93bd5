import type { Config } from './config.ts';
import { isZoneOf, zonesOf } from './time-zones.ts';

/** Characters from which on a secret is not guessed. */
const longEnough = 16;

/** What may be meant as it is written, and is more often a slip: a sentence each. */
export function doubtsAbout({ customers, regions, escalation, alerts, retention }: Config): string[] {
  return [
    ...customers.flatMap(({ name, sites }) => sites.flatMap(site => foreignZone(site, name))),
    ...regions.flatMap(foreignZones),
    ...regions.flatMap(region => unknownLevels(region, escalation.levels.length)),
    ...alerts.webhooks.flatMap(guessableSecret),
    ...attachmentsWithoutMail(retention),
  ];
}

/** All times of the site would be told, and judged, by the clocks of elsewhere. */
function foreignZone(
  { name, country, zone }: Config['customers'][number]['sites'][number],
  customer: string,
): string[] {
  if (isZoneOf([country], zone)) return [];
  return [
    `the site ${name} of ${customer} is in ${country} and has the zone ${zone}, not ${zonesOf(country).join(', ')}`,
  ];
}

/** So would be the times of its sites of which nothing else is known. */
function foreignZones({ name, countries, zones }: Config['regions'][number]): string[] {
  return zones
    .filter(zone => !isZoneOf(countries, zone))
    .map(zone => `the region ${name} has the zone ${zone}, which is of none of its countries`);
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

/** What is no text goes with its mail, if not before. */
function attachmentsWithoutMail({ attachments, rawMail }: Config['retention']): string[] {
  if (attachments === undefined || rawMail === undefined || attachments <= rawMail) return [];
  return ['retention.attachments is longer than retention.rawMail, and attachments go with their mail'];
}
