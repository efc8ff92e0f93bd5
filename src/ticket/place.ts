/** Where the site of a ticket is, and how that is known: plain data that is kept with the ticket. */
export interface Place {
  /** ISO 3166; null where nothing tells it. */
  country: string | null;
  /** IANA zone. */
  zone: string;
  by: PlaceEvidence;
  /** The words that told it: "Lima", "+51", a domain, the name of a mailbox's region. */
  saw: string;
  /** The country has several zones, and nothing tells which of them is the site's. */
  zoneAssumed: boolean;
  /** What the desk's own records (config `customers`) know the sender by; null for a customer they do not know. */
  record: CustomerRecord | null;
}

/** What told the country, the surest first. */
const evidence = [
  'site-record', // the site is one of the customers file
  'site-text', // its name says where it is
  'customer-record', // all sites of the customer are there
  'telephone', // the calling code of a contact
  'domain', // the country of an address
  'mailbox', // whose customers write to this mailbox
  'desk', // nothing: the zone is that of the desk
] as const;
export type PlaceEvidence = (typeof evidence)[number];

/** Whether what a later mail tells of a place is news: another place, by evidence that is no weaker. */
export function isNews(found: Place, known: Place | null): boolean {
  if (known === null) return true;
  const weaker = evidence.indexOf(found.by) > evidence.indexOf(known.by);
  const same =
    found.country === known.country &&
    found.zone === known.zone &&
    found.zoneAssumed === known.zoneAssumed &&
    found.record?.customer === known.record?.customer &&
    found.record?.site === known.record?.site;
  return !weaker && !same;
}

/** Names as the customers file writes them. */
export interface CustomerRecord {
  customer: string;
  /** Null where it is not known which of the customer's sites is meant. */
  site: string | null;
  /** Of the regions file, whose desk serves the site; only where the record says so. */
  region?: string;
  /** What the mail was matched by: "domain minera.example". */
  by: string;
}
