import type { Authenticity } from '../mail/mail.ts';
import type { Level } from '../promise/danger.ts';
import type { Language } from '../questionnaire/form.ts';
import type { Source } from '../questionnaire/reading.ts';
import type { overStatuses } from '../ticket/handling.ts';
import type { Ticket, TicketKind } from '../ticket/ticket.ts';
import type { Withheld } from './occasion.ts';

/** What a letter says in words where the ticket has a value. Sentences of their own stand in the templates. */
export interface Words {
  kinds: Record<TicketKind, string>;
  severities: Record<NonNullable<Ticket['severity']>, string>;
  facts: Record<Fact, string>;
  alerts: Record<Level | 'over', string>;
  noSubject: string;
  noForm: string;
  acknowledged(to: string): string;
  withheld: Record<Withheld, string>;
  /** A caller who gave no address. */
  tellTheNumber: string;
  /** What an answer of the customer made of an incident. */
  became: Record<'Reopened' | 'Closed' | 'Started', string>;
  /** Of a ticket that had ended when a mail joined it. */
  wasOver: Record<(typeof overStatuses)[number], string>;
  /** The acknowledgement is written, and waits for a person: From may be forged. */
  inReview: string;
  /** The acknowledgement is written, and waits for a person: too many went out lately. */
  heldBack: string;
  /** Of those nobody vouches for. */
  senders: Record<Exclude<Authenticity['sender'], 'verified'>, string>;
  sureness: { fairly: string; hardly: string };
  sources: Record<Source, string>;
  notUnderstood: string;
  means(value: string): string;
  meanings: Record<'yes' | 'no' | 'unknown', string>;
  notApplicable: string;
  /** By the flag's first part; the second, if there is one, is a ticket's number, or how many. */
  flags: Record<string, (number: string) => string>;
}

export type Fact =
  | 'from'
  | 'caller'
  | 'takenBy'
  | 'sender'
  | 'subject'
  | 'received'
  | 'mailbox'
  | 'form'
  | 'severity'
  | 'category'
  | 'requestedStart'
  | 'place'
  | 'client'
  | 'contract'
  | 'accountManager'
  | 'acknowledgement'
  | 'alsoOpened'
  | 'customer'
  | 'site'
  | 'tried'
  | 'cause'
  | 'start'
  | 'became'
  | 'nowWith'
  | 'done'
  | 'reason'
  | 'solution'
  | 'restored'
  | 'raised'
  | 'over';

const partlyRead = {
  en: () => 'Part of the mail was too large or too deeply nested to be read; see the original.',
  es: () => 'Parte del correo era demasiado grande o compleja y quedó sin leer; vea el original.',
  pt: () => 'Parte do e-mail era grande ou complexa demais e não foi lida; veja o original.',
};

export const words: Record<Language, Words> = {
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
      caller: 'Caller',
      takenBy: 'Call taken by',
      sender: 'Sender',
      subject: 'Subject',
      received: 'Received',
      mailbox: 'Mailbox',
      form: 'Form',
      severity: 'Severity',
      category: 'Category',
      requestedStart: 'Requested start',
      place: 'Where',
      client: 'Known as',
      contract: 'Contract',
      accountManager: 'Account manager',
      acknowledgement: 'Our reply',
      alsoOpened: 'The same mail opened',
      customer: 'Customer',
      site: 'Site',
      tried: 'Address tried',
      cause: 'Why it failed',
      start: 'Start',
      became: 'Now',
      nowWith: 'It is now with',
      done: 'Completed',
      reason: 'Cause',
      solution: 'Solution',
      restored: 'Service restored',
      raised: 'Alert since',
      over: 'Until',
    },
    alerts: { warning: 'Warning', urgent: 'Urgent', breach: 'Promise broken', over: 'Over' },
    noSubject: 'no subject',
    noForm: 'none was filled in',
    acknowledged: to => `on its way to ${to}`,
    became: {
      Reopened: 'REOPENED: the customer has written again',
      Closed: 'closed, the customer agrees',
      Started: 'in progress again, the customer has answered',
    },
    wasOver: {
      closed: 'CLOSED ALREADY when this message came: please see whether it asks for anything more',
      fulfilled: 'COMPLETED ALREADY when this message came: please see whether it asks for anything more',
      rejected: 'REJECTED ALREADY when this message came: please see whether it asks for anything more',
      cancelled: 'CANCELLED ALREADY when this message came: please see whether it asks for anything more',
    },
    withheld: {
      'no-address': 'NOT SENT: the mail names no address that can be answered. Please call the customer.',
      automatic: 'NOT SENT: a machine or a mailing list sent the mail.',
      'same-reference': 'NOT SENT: the customer’s system was answered before under the same reference.',
      'too-old': 'NOT SENT: the mail is too old for an automatic answer. Please contact the customer.',
    },
    tellTheNumber: 'NONE: the caller gave no address. Please make sure that they know the number.',
    inReview:
      'HELD BACK: the sender may be forged. Please make sure by telephone who wrote before anybody is answered.',
    heldBack:
      'HELD BACK: many letters went to this address lately. If a person writes there, release it with acuse letters; if a machine does, drop it.',
    senders: {
      'not-verified': 'not verified',
      forged: 'MAY BE FORGED: the domain of this address does not vouch for the mail',
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
    notApplicable: 'does not apply',
    flags: {
      'same-message-id': number =>
        `Another mail with the same identifier but other content came before${number && ` and belongs to ${number}`}.`,
      mentions: number => `The subject names ${number}, but the sender does not belong to that ticket.`,
      follows: number =>
        `The form came in an answer to ${number}; it says something else, and is a ticket of its own.`,
      continues: number => `The mail answers ${number}, which was over for more than a week.`,
      'same-reference': number => `The customer’s system reported the same reference before: ${number}.`,
      'no-planner': () =>
        'Nobody is named who plans this change, in the customers file or under changes: please hand it on.',
      'possible-duplicate': number =>
        `Possible duplicate of ${number}: the same customer, site and service within half an hour.`,
      'zone-assumed': zone => `The country has several time zones; ${zone} was assumed for the site.`,
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
      caller: 'Llamó',
      takenBy: 'Atendió la llamada',
      sender: 'Remitente',
      subject: 'Asunto',
      received: 'Recibido',
      mailbox: 'Buzón',
      form: 'Cuestionario',
      severity: 'Severidad',
      category: 'Categoría',
      requestedStart: 'Inicio solicitado',
      place: 'Dónde',
      client: 'Registrado como',
      contract: 'Contrato',
      accountManager: 'Gerente de cuenta',
      acknowledgement: 'Acuse de recibo',
      alsoOpened: 'El mismo correo abrió',
      customer: 'Cliente',
      site: 'Sitio',
      tried: 'Dirección probada',
      cause: 'Por qué falló',
      start: 'Inicio',
      became: 'Ahora',
      nowWith: 'Ahora está a cargo de',
      done: 'Realizada',
      reason: 'Causa',
      solution: 'Solución',
      restored: 'Servicio restablecido',
      raised: 'Alerta desde',
      over: 'Hasta',
    },
    alerts: { warning: 'Aviso', urgent: 'Urgente', breach: 'Plazo incumplido', over: 'Resuelto' },
    noSubject: 'sin asunto',
    noForm: 'no vino ninguno completado',
    acknowledged: to => `en camino a ${to}`,
    became: {
      Reopened: 'REABIERTO: el cliente volvió a escribir',
      Closed: 'cerrado, el cliente está conforme',
      Started: 'en curso de nuevo, el cliente respondió',
    },
    wasOver: {
      closed: 'EL CASO YA ESTABA CERRADO cuando llegó este mensaje: por favor revise si pide algo más',
      fulfilled:
        'LA SOLICITUD YA ESTABA REALIZADA cuando llegó este mensaje: por favor revise si pide algo más',
      rejected:
        'LA SOLICITUD YA ESTABA RECHAZADA cuando llegó este mensaje: por favor revise si pide algo más',
      cancelled: 'EL CASO YA ESTABA CANCELADO cuando llegó este mensaje: por favor revise si pide algo más',
    },
    withheld: {
      'no-address':
        'NO SE ENVÍA: el correo no trae una dirección a la que responder. Por favor llame al cliente.',
      automatic: 'NO SE ENVÍA: el correo viene de un sistema automático o de una lista.',
      'same-reference': 'NO SE ENVÍA: el sistema del cliente ya fue respondido con la misma referencia.',
      'too-old':
        'NO SE ENVÍA: el correo es demasiado antiguo para una respuesta automática. Por favor contacte al cliente.',
    },
    tellTheNumber: 'NINGUNO: quien llamó no dio una dirección. Por favor asegúrese de que sepa el número.',
    inReview:
      'RETENIDO: el remitente puede ser falso. Por favor confirme por teléfono quién escribió antes de responder.',
    heldBack:
      'RETENIDO: últimamente se enviaron muchas cartas a esta dirección. Si allí escribe una persona, libérelo con acuse letters; si es un sistema, descártelo.',
    senders: {
      'not-verified': 'sin verificar',
      forged: 'PUEDE SER FALSO: el dominio de esta dirección no avala el correo',
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
    notApplicable: 'no aplica',
    flags: {
      'same-message-id': number =>
        `Antes llegó otro correo con el mismo identificador y distinto contenido${number && `; pertenece a ${number}`}.`,
      mentions: number => `El asunto nombra ${number}, pero el remitente no figura en ese caso.`,
      follows: number =>
        `El formulario vino en una respuesta a ${number}; dice otra cosa y es un caso aparte.`,
      continues: number => `El correo responde a ${number}, que terminó hace más de una semana.`,
      'same-reference': number => `El sistema del cliente ya había informado la misma referencia: ${number}.`,
      'no-planner': () =>
        'No figura quién planifica este cambio, ni en el archivo de clientes ni en changes: por favor hágalo llegar.',
      'possible-duplicate': number =>
        `Posible duplicado de ${number}: el mismo cliente, sitio y servicio en media hora.`,
      'zone-assumed': zone => `El país tiene varias zonas horarias; para el sitio se supuso ${zone}.`,
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
  pt: {
    kinds: { incident: 'Incidente', ssr: 'Solicitação de serviço simples', rfc: 'Solicitação de mudança' },
    severities: {
      1: '1, indisponibilidade total',
      2: '2, indisponibilidade parcial',
      3: '3, degradação',
      4: '4, solicitação de informação',
    },
    facts: {
      from: 'De',
      caller: 'Quem ligou',
      takenBy: 'Atendeu a ligação',
      subject: 'Assunto',
      received: 'Recebido',
      mailbox: 'Caixa de correio',
      form: 'Questionário',
      severity: 'Severidade',
      category: 'Categoria',
      requestedStart: 'Início solicitado',
      place: 'Onde',
      client: 'Registrado como',
      contract: 'Contrato',
      accountManager: 'Gerente de conta',
      acknowledgement: 'Nossa resposta',
      alsoOpened: 'O mesmo e-mail abriu',
      customer: 'Cliente',
      site: 'Site',
      sender: 'Remetente',
      tried: 'Endereço tentado',
      cause: 'Por que falhou',
      start: 'Início',
      became: 'Agora',
      nowWith: 'Agora está com',
      done: 'Realizada',
      reason: 'Causa',
      solution: 'Solução',
      restored: 'Serviço restabelecido',
      raised: 'Alerta desde',
      over: 'Até',
    },
    alerts: { warning: 'Aviso', urgent: 'Urgente', breach: 'Prazo descumprido', over: 'Resolvido' },
    noSubject: 'sem assunto',
    noForm: 'não veio nenhum preenchido',
    acknowledged: to => `a caminho de ${to}`,
    became: {
      Reopened: 'REABERTO: o cliente voltou a escrever',
      Closed: 'encerrado, o cliente está de acordo',
      Started: 'em andamento de novo, o cliente respondeu',
    },
    wasOver: {
      closed: 'O CHAMADO JÁ ESTAVA ENCERRADO quando esta mensagem chegou: por favor, veja se pede algo mais',
      fulfilled:
        'A SOLICITAÇÃO JÁ ESTAVA REALIZADA quando esta mensagem chegou: por favor, veja se pede algo mais',
      rejected:
        'A SOLICITAÇÃO JÁ ESTAVA REJEITADA quando esta mensagem chegou: por favor, veja se pede algo mais',
      cancelled:
        'O CHAMADO JÁ ESTAVA CANCELADO quando esta mensagem chegou: por favor, veja se pede algo mais',
    },
    withheld: {
      'no-address':
        'NÃO ENVIADA: o e-mail não traz um endereço ao qual responder. Por favor, ligue para o cliente.',
      automatic: 'NÃO ENVIADA: o e-mail vem de um sistema automático ou de uma lista.',
      'same-reference': 'NÃO ENVIADA: o sistema do cliente já foi respondido com a mesma referência.',
      'too-old':
        'NÃO ENVIADA: o e-mail é antigo demais para uma resposta automática. Por favor, contate o cliente.',
    },
    tellTheNumber: 'NENHUMA: quem ligou não deu um endereço. Por favor, confirme que sabe o número.',
    inReview:
      'RETIDA: o remetente pode ser falso. Por favor, confirme por telefone quem escreveu antes de responder.',
    heldBack:
      'RETIDA: muitas cartas foram para este endereço recentemente. Se uma pessoa escreve de lá, libere-a com acuse letters; se é um sistema, descarte-a.',
    senders: {
      'not-verified': 'não verificado',
      forged: 'PODE SER FALSO: o domínio deste endereço não garante o e-mail',
    },
    sureness: { fairly: 'bastante seguro', hardly: 'pouco seguro' },
    sources: {
      plain: 'lido no texto',
      html: 'lido no texto',
      'html-table': 'lido em uma tabela',
      quoted: 'lido no texto citado',
      attachment: 'lido em um anexo',
    },
    notUnderstood: 'não foi possível interpretar',
    means: value => `entendido como “${value}”`,
    meanings: { yes: 'sim', no: 'não', unknown: 'não se sabe' },
    notApplicable: 'não se aplica',
    flags: {
      'same-message-id': number =>
        `Antes chegou outro e-mail com o mesmo identificador e conteúdo diferente${number && `; pertence a ${number}`}.`,
      mentions: number => `O assunto cita ${number}, mas o remetente não faz parte desse chamado.`,
      follows: number =>
        `O formulário veio em uma resposta a ${number}; diz outra coisa e é um chamado à parte.`,
      continues: number => `O e-mail responde a ${number}, que terminou há mais de uma semana.`,
      'same-reference': number => `O sistema do cliente já havia informado a mesma referência: ${number}.`,
      'no-planner': () =>
        'Não consta quem planeja esta mudança, nem no arquivo de clientes nem em changes: por favor, encaminhe-a.',
      'possible-duplicate': number =>
        `Possível duplicata de ${number}: mesmo cliente, site e serviço em meia hora.`,
      'zone-assumed': zone => `O país tem vários fusos horários; para o site supôs-se ${zone}.`,
      'more-forms': count => `O e-mail traz ${count} formulários além dos chamados que foram abertos.`,
      'mail-truncated': () =>
        'O e-mail ultrapassa o tamanho que a caixa de correio aceita: só o começo foi lido.',
      'mail-text-cut': partlyRead.pt,
      'mail-line-cut': partlyRead.pt,
      'mail-html-cut': partlyRead.pt,
      'mail-html-too-deep': partlyRead.pt,
      'mail-too-many-parts': partlyRead.pt,
      'mail-headers-cut': partlyRead.pt,
      'mail-too-many-attachments': () => 'O e-mail traz mais anexos do que os que foram verificados.',
      'mail-attachment-too-large': () => 'Um documento anexo era grande demais para ser aberto.',
      'mail-attachment-unreadable': () => 'Não foi possível abrir um documento anexo.',
      'mail-attachment-cut': () => 'Um documento anexo não foi lido até o fim.',
      'mail-malformed': () => 'O e-mail está malformado; pode faltar algo neste resumo.',
    },
  },
};
