import type { Source } from '../questionnaire/reading.ts';
import type { Ticket, TicketKind } from '../ticket/ticket.ts';
import type { LetterLanguage } from './language.ts';
import type { Withheld } from './occasion.ts';

/** What a letter says in words where the ticket has a value. Sentences of their own stand in the templates. */
export interface Words {
  kinds: Record<TicketKind, string>;
  severities: Record<NonNullable<Ticket['severity']>, string>;
  facts: Record<Fact, string>;
  noSubject: string;
  noForm: string;
  acknowledged(to: string): string;
  withheld: Record<Withheld, string>;
  sureness: { fairly: string; hardly: string };
  sources: Record<Source, string>;
  notUnderstood: string;
  means(value: string): string;
  meanings: Record<'yes' | 'no' | 'unknown', string>;
  /** By the flag's first part; the second, if there is one, is a ticket's number, or how many. */
  flags: Record<string, (number: string) => string>;
}

export type Fact =
  | 'from'
  | 'subject'
  | 'received'
  | 'mailbox'
  | 'form'
  | 'severity'
  | 'acknowledgement'
  | 'alsoOpened'
  | 'customer'
  | 'site';

const partlyRead = {
  en: () => 'Part of the mail was too large or too deeply nested to be read; see the original.',
  es: () => 'Parte del correo era demasiado grande o compleja y quedó sin leer; vea el original.',
};

export const words: Record<LetterLanguage, Words> = {
  en: {
    kinds: { incident: 'Incident', ssr: 'Simple service request', rfc: 'Request for change' },
    severities: {
      1: '1, service unavailable',
      2: '2, partial outage',
      3: '3, degradation',
      4: '4, request for information',
    },
    facts: {
      from: 'From',
      subject: 'Subject',
      received: 'Received',
      mailbox: 'Mailbox',
      form: 'Questionnaire',
      severity: 'Severity',
      acknowledgement: 'Our reply',
      alsoOpened: 'The same mail opened',
      customer: 'Customer',
      site: 'Site',
    },
    noSubject: 'no subject',
    noForm: 'none was filled in',
    acknowledged: to => `on its way to ${to}`,
    withheld: {
      'no-address': 'NOT SENT: the mail names no address that can be answered. Please call the customer.',
      automatic: 'NOT SENT: a machine or a mailing list sent the mail.',
      'too-old': 'NOT SENT: the mail is too old for an automatic answer. Please contact the customer.',
    },
    sureness: { fairly: 'fairly sure', hardly: 'unsure' },
    sources: {
      plain: 'read from the text',
      html: 'read from the text',
      'html-table': 'read from a table',
      quoted: 'read from quoted text',
      attachment: 'read from an attachment',
    },
    notUnderstood: 'could not be understood',
    means: value => `understood as “${value}”`,
    meanings: { yes: 'yes', no: 'no', unknown: 'not known' },
    flags: {
      'same-message-id': number =>
        `Another mail with the same identifier but other content came before${number && ` and belongs to ${number}`}.`,
      mentions: number => `The subject names ${number}, but the sender does not belong to that ticket.`,
      'more-forms': count => `The mail holds ${count} more filled forms than tickets were opened for.`,
      'mail-truncated': () => 'The mail was larger than the mailbox allows: only its beginning was read.',
      'mail-text-cut': partlyRead.en,
      'mail-line-cut': partlyRead.en,
      'mail-html-cut': partlyRead.en,
      'mail-html-too-deep': partlyRead.en,
      'mail-too-many-parts': partlyRead.en,
      'mail-headers-cut': partlyRead.en,
      'mail-too-many-attachments': () => 'The mail has more attachments than were looked at.',
      'mail-attachment-too-large': () => 'An attached document was too large to be opened.',
      'mail-attachment-unreadable': () => 'An attached document could not be opened.',
      'mail-attachment-cut': () => 'An attached document was not read to its end.',
      'mail-malformed': () => 'The mail is malformed; something may be missing here.',
    },
  },
  es: {
    kinds: { incident: 'Incidente', ssr: 'Solicitud de servicio simple', rfc: 'Solicitud de cambio' },
    severities: {
      1: '1, servicio no disponible',
      2: '2, caída parcial',
      3: '3, degradación',
      4: '4, consulta',
    },
    facts: {
      from: 'De',
      subject: 'Asunto',
      received: 'Recibido',
      mailbox: 'Buzón',
      form: 'Cuestionario',
      severity: 'Severidad',
      acknowledgement: 'Acuse de recibo',
      alsoOpened: 'El mismo correo abrió',
      customer: 'Cliente',
      site: 'Sitio',
    },
    noSubject: 'sin asunto',
    noForm: 'no vino ninguno completado',
    acknowledged: to => `en camino a ${to}`,
    withheld: {
      'no-address':
        'NO SE ENVÍA: el correo no trae una dirección a la que responder. Por favor llame al cliente.',
      automatic: 'NO SE ENVÍA: el correo viene de un sistema automático o de una lista.',
      'too-old':
        'NO SE ENVÍA: el correo es demasiado antiguo para una respuesta automática. Por favor contacte al cliente.',
    },
    sureness: { fairly: 'bastante seguro', hardly: 'poco seguro' },
    sources: {
      plain: 'leído en el texto',
      html: 'leído en el texto',
      'html-table': 'leído en una tabla',
      quoted: 'leído en el texto citado',
      attachment: 'leído en un adjunto',
    },
    notUnderstood: 'no se pudo interpretar',
    means: value => `entendido como «${value}»`,
    meanings: { yes: 'sí', no: 'no', unknown: 'se desconoce' },
    flags: {
      'same-message-id': number =>
        `Antes llegó otro correo con el mismo identificador y distinto contenido${number && `; pertenece a ${number}`}.`,
      mentions: number => `El asunto nombra ${number}, pero el remitente no figura en ese caso.`,
      'more-forms': count => `El correo trae ${count} formularios más que los casos que se abrieron.`,
      'mail-truncated': () => 'El correo supera el tamaño que admite el buzón: solo se leyó el comienzo.',
      'mail-text-cut': partlyRead.es,
      'mail-line-cut': partlyRead.es,
      'mail-html-cut': partlyRead.es,
      'mail-html-too-deep': partlyRead.es,
      'mail-too-many-parts': partlyRead.es,
      'mail-headers-cut': partlyRead.es,
      'mail-too-many-attachments': () => 'El correo trae más adjuntos de los que se revisaron.',
      'mail-attachment-too-large': () => 'Un documento adjunto era demasiado grande para abrirlo.',
      'mail-attachment-unreadable': () => 'No se pudo abrir un documento adjunto.',
      'mail-attachment-cut': () => 'Un documento adjunto no se leyó hasta el final.',
      'mail-malformed': () => 'El correo está mal formado; puede faltar algo en este resumen.',
    },
  },
};
