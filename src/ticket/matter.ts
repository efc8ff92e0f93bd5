import { hash } from 'node:crypto';
import { folded } from '../mail/folded.ts';
import type { Answer } from '../questionnaire/reading.ts';
import type { TicketFacts } from './ticket.ts';

/** Two tickets of one matter within this time, by when their mails were accepted, may be one. */
export const duplicateWithinMinutes = 30;

/** Characters of hex: enough that two matters never meet. */
const keyLength = 32;

/**
 * What a ticket is about as a short key, the same for tickets of one kind about the same service of the same customer
 * at the same site, however they spell it. Null while customer or site is not named.
 */
export function matterOf({ kind, fields }: Pick<TicketFacts, 'kind' | 'fields'>): string | null {
  const { customerName, site, serviceId, serviceType } = fields;
  const place = site ?? serviceId;
  if (customerName === undefined || place === undefined) return null;
  const parts = [kind, essence(customerName.text), essence(place.text), meaningOf(serviceType)];
  return hash('sha256', parts.join('|')).slice(0, keyLength);
}

/** Whether two answers to one question name the same thing: one may say more than the other. */
export function isSame(one: Answer, other: Answer): boolean {
  if (one.value !== undefined && other.value !== undefined) return meaningOf(one) === meaningOf(other);
  const [shorter = '', longer = ''] = [essence(one.text), essence(other.text)].sort(
    (a, b) => a.length - b.length,
  );
  return shorter === '' ? longer === '' : longer.includes(shorter);
}

function meaningOf(answer: Answer | undefined): string {
  if (answer === undefined) return '';
  const { value, text } = answer;
  if (value === undefined) return essence(text);
  return JSON.stringify(Array.isArray(value) ? value.map(each => JSON.stringify(each)).sort() : value);
}

/** Letters and digits alone: "Minería Ándes S.A." and "MINERIA ANDES SA" are one. */
function essence(text: string): string {
  return folded(text).replace(/[^\p{L}\p{N}]+/gu, '');
}
