import { domainToASCII } from 'node:url';
import {
  type AuthenticationResults,
  type MethodResult,
  readAuthenticationResults,
} from './authentication-results.ts';
import { isAmong, receiver } from './border-host.ts';
import { decodeRaw } from './encoded-words.ts';
import { headerFields, longestHeader, rawMail } from './header.ts';
import type { Address, Authenticity } from './mail.ts';
import { registeredDomain } from './organisation.ts';
import { visibleLine } from './visible.ts';

/** The hosts where the mail of the world becomes ours; ".example.com" means every host below it. */
export interface Border {
  /** As they write themselves behind "by" in Received. */
  hosts: readonly string[];
  /** As they write themselves at the beginning of Authentication-Results. */
  authservIds: readonly string[];
}

/** Microsoft 365 begins the header without saying who it is; its hosts have names like this. */
const nameless = 'mail.protection.outlook.com';

/** One line of a log. */
const longestEvidence = 200;

/**
 * Whether the mail comes from the domain in From, as the DMARC verdict (RFC 7489) of our own border says: of the
 * topmost Authentication-Results of a host of ours, since anybody may have written those below. Null when no border of
 * ours is known.
 */
export function authenticityOf(mail: Uint8Array, from: Address | null, border: Border): Authenticity | null {
  if (border.authservIds.length === 0) return null;
  const domain = domainOf(from?.address ?? '');
  const verdicts = ofOurBorder(mail, border).map(({ results }) => verdictOf(results, domain));
  const [topmost = null] = verdicts;
  // A border may write one header for each thing it tests. A forged pass below is not believed; nobody forges a fail.
  const failed = verdicts.find(verdict => verdict?.sender === 'forged');
  return topmost ?? failed ?? { sender: 'not-verified', evidence: 'our border says nothing of DMARC' };
}

/**
 * What our hosts wrote, from the top down to the first Received line of a foreign one. Hosts that handed the mail on
 * behind the border stand above it, and need not be known.
 */
function ofOurBorder(mail: Uint8Array, { hosts, authservIds }: Border): AuthenticationResults[] {
  const ours: AuthenticationResults[] = [];
  let aboveForeign: number | null = null;
  let hasCrossed = false;
  for (const { name, value, end } of headerFields(rawMail(mail))) {
    if (end > longestHeader) break;
    if (name === 'received' && hosts.length > 0) {
      if (isAmong(receiver(value), hosts)) hasCrossed = true;
      else if (hasCrossed) break;
      else aboveForeign ??= ours.length;
    } else if (name === 'authentication-results') {
      const results = readAuthenticationResults(decodeRaw(value));
      if (isAmong(results.by ?? nameless, authservIds)) ours.push(results);
    }
  }
  return hasCrossed || aboveForeign === null ? ours : ours.slice(0, aboveForeign);
}

/** Null when the header does not speak of DMARC. */
function verdictOf(results: readonly MethodResult[], domain: string): Authenticity | null {
  const dmarc = results.find(({ method }) => method === 'dmarc');
  if (dmarc === undefined) return null;
  return { sender: senderOf(dmarc, domain), evidence: asWritten(dmarc) };
}

function senderOf(dmarc: MethodResult, domain: string): Authenticity['sender'] {
  if (dmarc.result === 'fail' && policiesOf(dmarc, domain).some(isSevere)) return 'forged';
  // Of two From lines the border may have tested the one that nobody is shown.
  const tested = dmarc.properties.get('header.from');
  const isOurs = tested === undefined || domainOf(tested) === domain;
  return dmarc.result === 'pass' && isOurs ? 'verified' : 'not-verified';
}

/**
 * What the domain asks of those who receive such mails, and what the border made of it. No standard says where that
 * stands: Gmail writes "(p=REJECT sp=NONE dis=NONE)", Rspamd "(policy=reject)", others "policy.dmarc=reject",
 * Microsoft "action=oreject".
 */
function policiesOf({ comments, properties }: MethodResult, domain: string): string[] {
  const said = new Map(
    [...comments.join(' ').matchAll(/\b(p|sp|dis|policy)=([a-z.]+)/gi)].map(([, name = '', policy = '']) => [
      name.toLowerCase(),
      policy,
    ]),
  );
  const forSubdomains = registeredDomain(domain) === domain ? undefined : said.get('sp');
  return [
    forSubdomains ?? said.get('p'),
    said.get('dis'),
    said.get('policy'),
    ...[...properties].flatMap(([name, value]) => (/^(?:action$|policy\.)/.test(name) ? [value] : [])),
  ].filter(policy => policy !== undefined);
}

/** "oreject" and "pct.quarantine" are Microsoft's: it was not done, but the domain asks for it. */
function isSevere(policy: string): boolean {
  return /^(?:o\.?|pct\.)?(?:reject|quarantine)$/i.test(policy);
}

/** As DNS knows it, lower case. */
function domainOf(address: string): string {
  const domain = address.slice(address.lastIndexOf('@') + 1).replace(/\.$/, '');
  return domainToASCII(domain) || domain.toLowerCase();
}

function asWritten({ method, result, comments, properties }: MethodResult): string {
  const remarks = comments.map(comment => `(${comment})`);
  const said = [...properties].map(([name, value]) => `${name}=${value}`);
  return visibleLine([`${method}=${result}`, ...remarks, ...said].join(' ')).slice(0, longestEvidence);
}
