import type { Language } from '../questionnaire/form.ts';

/** How a site is connected. */
export const accessKinds = [
  'fibre',
  'copper',
  'microwave',
  'satellite',
  'teleport',
  'mobile',
  'voice',
  'other',
] as const;
export type Access = (typeof accessKinds)[number];

/** A customer as the desk knows it. */
export interface Customer {
  name: string;
  synonyms: readonly string[];
  /** Of its addresses, with all below them. */
  domains: readonly string[];
  /** Null where the mails tell. */
  language: Language | null;
  /** What the contract says that an agent should know. */
  notes: string | null;
  /** Addresses of the desk's own people for this customer. */
  accountManager: string | null;
  projectManager: string | null;
  changeCoordinator: string | null;
  /** Its ticket machines' automatic mails open tickets. */
  acceptAutomated: boolean;
  sites: readonly CustomerSite[];
}

export interface CustomerSite {
  name: string;
  synonyms: readonly string[];
  /** ISO 3166. */
  country: string;
  /** IANA zone. */
  zone: string;
  access: Access | null;
  /** As they stand on the customer's invoices: "PE-000123". */
  serviceIds: readonly string[];
  /** A name of the regions file. */
  region: string | null;
}
