import type { Form, Language } from '../questionnaire/form.ts';
import type { Planning } from '../ticket/planners.ts';

/** What the letters need to know of the desk that writes them; plain data. */
export interface Desk {
  name: string;
  /** From of every letter. */
  address: string;
  /** Who hears of every ticket. */
  agents: readonly string[];
  /** Who hears when promises are in danger. */
  alertReaders: readonly string[];
  /** The language the agents are written to. */
  language: Language;
  /** IANA zone; also the zone of tickets whose site is not known. */
  timezone: string;
  /** What our ticket numbers begin with: INC-, SSR-, RFC-. */
  prefixes: readonly string[];
  /** Every form in every language, for the wording of questions. */
  forms: readonly Form[];
  phones: readonly PhoneRegion[];
  /** To whom requests for change are handed on. */
  planning: Planning;
  letters: Delivery;
  digest: DigestReaders;
}

/** Who reads the digest, in which language and by whose clock. */
export interface DigestReaders {
  readers: readonly string[];
  language: Language;
  /** IANA zone. */
  zone: string;
}

/** Everybody to whom letters about the desk itself may go. */
export function deskReaders({ agents, alertReaders, letters }: Desk): string[] {
  return [...agents, ...alertReaders, ...(letters.mode === 'redirect' ? [letters.redirectTo] : [])];
}

/** Where the customers of one region telephone; shown as written. */
export interface PhoneRegion {
  name: string;
  /** ISO 3166. */
  countries: readonly string[];
  /** IANA zones of the region's sites. */
  zones: readonly string[];
  numbers: readonly string[];
}

/** Whether letters go out: to whom they are for, all to one reader on trial, or not at all yet. */
export type Delivery = { mode: 'send' } | { mode: 'hold' } | { mode: 'redirect'; redirectTo: string };
