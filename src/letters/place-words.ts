import type { Language } from '../questionnaire/form.ts';
import type { Place, PlaceEvidence } from '../ticket/place.ts';
import type { Ticket } from '../ticket/ticket.ts';
import { clip } from './clip.ts';
import type { Desk } from './desk.ts';
import type { Fact } from './words.ts';

/** Where a site is and how that is known, for agents: "PE, America/Lima (by the site's name: lima)". */
export function placeIn({ country, zone, by, saw }: Place, language: Language): string {
  const evidence = [evidenceWords[language][by], clip(saw, 80)].filter(Boolean).join(': ');
  return `${country === null ? '' : `${country}, `}${zone} (${evidence})`;
}

/** What the desk's records say of the customer. */
export function clientFacts({ place }: Ticket, { planning }: Desk): [Fact, string][] {
  const record = place?.record;
  if (!record) return [];
  const customer = planning.customers.find(({ name }) => name === record.customer);
  return [
    ['client', [record.customer, record.site].filter(Boolean).join(' · ')],
    ['contract', clip(customer?.notes ?? '', 500)],
    ['accountManager', customer?.accountManager ?? ''],
  ];
}

const evidenceWords: Record<Language, Record<PlaceEvidence, string>> = {
  en: {
    'site-record': 'a site on record',
    'site-text': 'by the name of the site',
    'customer-record': 'where all sites of the customer are',
    telephone: 'by a telephone number',
    domain: 'by an e-mail address',
    mailbox: 'by the mailbox',
    desk: 'nothing tells; as the desk',
  },
  es: {
    'site-record': 'sitio registrado',
    'site-text': 'por el nombre del sitio',
    'customer-record': 'donde están todos los sitios del cliente',
    telephone: 'por un número de teléfono',
    domain: 'por una dirección de correo',
    mailbox: 'por el buzón',
    desk: 'nada lo indica; como la mesa de servicio',
  },
  pt: {
    'site-record': 'site cadastrado',
    'site-text': 'pelo nome do site',
    'customer-record': 'onde estão todos os sites do cliente',
    telephone: 'por um número de telefone',
    domain: 'por um endereço de e-mail',
    mailbox: 'pela caixa de correio',
    desk: 'nada o indica; como a central de serviços',
  },
};
