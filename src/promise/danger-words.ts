import { withoutAddresses } from '../mail/without-addresses.ts';
import type { Language } from '../questionnaire/form.ts';
import type { Obstacle } from './acknowledgement-watch.ts';
import type { Danger } from './danger.ts';
import type { MailboxTrouble } from './mailbox-watch.ts';
import type { Rate } from './rate-watch.ts';
import { durationOf } from './trace-words.ts';

/** How dangers are told. */
interface DangerWords {
  acknowledgements(found: {
    obstacle: Obstacle;
    count: number;
    overdue: number;
    /** Milliseconds, here and below: of the one that waits longest. */
    waited: number;
    tickets: readonly string[];
    reason: string | null;
  }): Told;
  mailbox(found: { name: string; how: MailboxTrouble['how']; waited: number; reason: string | null }): Told;
  unread(found: { name: string; count: number; waited: number }): Told;
  submission(found: { waited: number; count: number; reason: string | null }): Told;
  unwritten(found: { count: number; waited: number; tickets: readonly string[]; reason: string }): Told;
  database(found: { waited: number; reason: string | null }): Told;
  work(found: { name: string; times: number; waited: number; reason: string }): Told;
  reader(found: { reader: string; count: number; reason: string | null }): Told;
  customer(found: { ticketNumber: string; reason: string | null }): Told;
  rate(found: { what: Rate['what']; count: number; usual: number }): Told;
}

type Told = Pick<Danger, 'headline' | 'details'>;

/** So many tickets are named before the rest is counted. */
const ticketsNamed = 5;
/** Enough of a server's words to act on. */
const longestReason = 300;

function named(tickets: readonly string[]): string {
  const more = tickets.length - ticketsNamed;
  return [...tickets.slice(0, ticketsNamed), ...(more > 0 ? [`+${more}`] : [])].join(', ');
}

/** "11 min", "3 h 5 min": at least one minute. */
function span(milliseconds: number): string {
  return durationOf(Math.max(1, Math.floor(milliseconds / 60_000)) * 60_000);
}

const mails = {
  en: (count: number) => (count === 1 ? '1 mail' : `${count} mails`),
  es: (count: number) => (count === 1 ? '1 correo' : `${count} correos`),
  pt: (count: number) => (count === 1 ? '1 e-mail' : `${count} e-mails`),
};

/** Of one mail since when, of many since when the one that waits longest. */
const since = {
  en: (count: number, waited: number) => `${count === 1 ? '' : ', the longest'} for ${span(waited)}`,
  es: (count: number, waited: number) =>
    `, ${count === 1 ? 'desde hace' : 'la espera más larga, de'} ${span(waited)}`,
  pt: (count: number, waited: number) =>
    `, ${count === 1 ? 'há' : 'a espera mais longa, de'} ${span(waited)}`,
};

/** "Reason: 451 4.7.1 Greylisted", where there is one; alerts leave the house, and name no customer's address. */
function because(label: string, reason: string | null): string[] {
  const words = withoutAddresses(reason ?? '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, longestReason);
  return words ? [`${label}: ${words}`] : [];
}

function some(label: string, found: number | string): string[] {
  return found === 0 || found === '' ? [] : [`${label}: ${found}`];
}

export const dangerWords: Record<Language, DangerWords> = {
  en: {
    acknowledgements({ obstacle, count, overdue, waited, tickets, reason }) {
      const hindrance: Record<Obstacle, [what: string, toDo: string]> = {
        queued: ['in the queue', 'If this lasts, telephone the customers.'],
        held: ['letter held', 'To do: acuse letters list; release what a person is to get, drop the rest.'],
        review: [
          'letter held, the sender may be forged',
          'To do: telephone whoever is said to have written, then acuse ticket NUMBER accept or cancel.',
        ],
        quarantined: [
          'could not be processed',
          'To do: acuse quarantine list; answer the customer, then acuse quarantine answered.',
        ],
        unwritten: [
          'letter could not be written',
          'To do: telephone the customer; mend the template and start acuse anew, and the letter goes out.',
        ],
        refused: ['letter refused by the mail server', 'To do: telephone the customer.'],
        returned: ['letter came back', 'To do: telephone the customer.'],
      };
      const [what, toDo] = hindrance[obstacle];
      return {
        headline: `${mails.en(count)} without acknowledgement${since.en(count, waited)}: ${what}`,
        details: [
          ...some('Past the promised time', overdue),
          ...some('Tickets', named(tickets)),
          ...because('Reason', reason),
          toDo,
        ],
      };
    },
    mailbox({ name, how, waited, reason }) {
      const what = {
        'never-read': `has not been read since acuse started ${span(waited)} ago`,
        'not-read': `has not been read for ${span(waited)}`,
        'not-handled': `is read, but its mails have not been handled for ${span(waited)}`,
      };
      return {
        headline: `Mailbox ${name} ${what[how]}`,
        details: [
          ...because('Reason', reason),
          'Whoever writes to it meanwhile gets no answer; other mailboxes go on.',
          'To do: acuse check --connect; read the mailbox by hand if this lasts.',
        ],
      };
    },
    unread: ({ name, count, waited }) => ({
      headline: `${mails.en(count)} unread in mailbox ${name}${since.en(count, waited)}`,
      details: ['To do: look into the mailbox, and into the log of acuse.'],
    }),
    submission: ({ waited, count, reason }) => ({
      headline: `No letter has gone out for ${span(waited)}; ${count === 1 ? '1 waits' : `${count} wait`}`,
      details: [
        ...because('Reason', reason),
        'They go out by themselves once the mail server takes them.',
        'To do: acuse check --connect; telephone urgent customers.',
      ],
    }),
    unwritten: ({ count, waited, tickets, reason }) => ({
      headline: `${count === 1 ? '1 letter is' : `${count} letters are`} owed and cannot be written${since.en(count, waited)}`,
      details: [
        ...some('Tickets', named(tickets)),
        ...because('Reason', reason),
        'Nobody has heard of this by mail.',
        'To do: mend the template that the reason names, and start acuse anew; acuse check tries all of them.',
      ],
    }),
    database: ({ waited, reason }) => ({
      headline: `The database could not be written for ${span(waited)}`,
      details: [
        ...because('Reason', reason),
        'Mails stay in the mailbox meanwhile, and nobody is answered.',
        'To do: look at the disk; then acuse doctor.',
      ],
    }),
    work: ({ name, times, waited, reason }) => ({
      headline: `Work of acuse fails again and again: ${name}, ${times} times in ${span(waited)}`,
      details: [...because('Reason', reason), 'To do: look into the log of acuse.'],
    }),
    reader: ({ reader, count, reason }) => ({
      headline: `Letters to the desk do not reach ${reader}: ${count}`,
      details: [
        ...because('Reason', reason),
        'To do: mend the address, or take it out of the configuration.',
      ],
    }),
    customer: ({ ticketNumber, reason }) => ({
      headline: `The customer of ${ticketNumber} was not told: the mail server refuses the letter`,
      details: [
        ...because('Reason', reason),
        `To do: telephone, then acuse ticket ${ticketNumber} telephoned; mend the address with address.`,
      ],
    }),
    rate: ({ what, count, usual }) => ({
      headline: {
        mails: `Unusually many mails: ${count} in the last hour, ${usual} are usual`,
        failures: `Unusually many failures: ${count} in the last hour, ${usual} are usual`,
      }[what],
      details: [
        {
          mails:
            'Every mail is answered as always. A large outage, or machines that answer each other: acuse tickets.',
          failures:
            'Mails that could not be processed, and letters that were refused or came back: acuse quarantine list.',
        }[what],
      ],
    }),
  },
  es: {
    acknowledgements({ obstacle, count, overdue, waited, tickets, reason }) {
      const hindrance: Record<Obstacle, [what: string, toDo: string]> = {
        queued: ['en cola', 'Si esto continúa, telefonee a los clientes.'],
        held: [
          'carta retenida',
          'Qué hacer: acuse letters list; envíe lo que debe llegar a una persona y descarte el resto.',
        ],
        review: [
          'carta retenida, el remitente puede ser falso',
          'Qué hacer: telefonee a quien dice haber escrito; luego acuse ticket NÚMERO accept o cancel.',
        ],
        quarantined: [
          'no se pudo procesar',
          'Qué hacer: acuse quarantine list; responda al cliente y luego acuse quarantine answered.',
        ],
        unwritten: [
          'la carta no se pudo redactar',
          'Qué hacer: telefonee al cliente; corrija la plantilla y reinicie acuse, y la carta saldrá.',
        ],
        refused: ['el servidor de correo rechazó la carta', 'Qué hacer: telefonee al cliente.'],
        returned: ['la carta fue devuelta', 'Qué hacer: telefonee al cliente.'],
      };
      const [what, toDo] = hindrance[obstacle];
      return {
        headline: `${mails.es(count)} sin acuse de recibo${since.es(count, waited)}: ${what}`,
        details: [
          ...some('Fuera del plazo prometido', overdue),
          ...some('Casos', named(tickets)),
          ...because('Motivo', reason),
          toDo,
        ],
      };
    },
    mailbox({ name, how, waited, reason }) {
      const what = {
        'never-read': `no se ha leído desde que acuse arrancó hace ${span(waited)}`,
        'not-read': `no se lee desde hace ${span(waited)}`,
        'not-handled': `se lee, pero sus correos no se pueden tratar desde hace ${span(waited)}`,
      };
      return {
        headline: `El buzón ${name} ${what[how]}`,
        details: [
          ...because('Motivo', reason),
          'Quien escribe mientras tanto no recibe respuesta; los demás buzones siguen.',
          'Qué hacer: acuse check --connect; si esto continúa, lea el buzón a mano.',
        ],
      };
    },
    unread: ({ name, count, waited }) => ({
      headline: `${mails.es(count)} sin leer en el buzón ${name}${since.es(count, waited)}`,
      details: ['Qué hacer: revise el buzón y el registro de acuse.'],
    }),
    submission: ({ waited, count, reason }) => ({
      headline: `No sale ninguna carta desde hace ${span(waited)}; ${count === 1 ? 'espera 1' : `esperan ${count}`}`,
      details: [
        ...because('Motivo', reason),
        'Saldrán solas cuando el servidor de correo las acepte.',
        'Qué hacer: acuse check --connect; telefonee a los clientes con urgencias.',
      ],
    }),
    unwritten: ({ count, waited, tickets, reason }) => ({
      headline: `${count === 1 ? 'Se debe 1 carta que no se puede redactar' : `Se deben ${count} cartas que no se pueden redactar`}${since.es(count, waited)}`,
      details: [
        ...some('Tickets', named(tickets)),
        ...because('Motivo', reason),
        'Nadie se ha enterado de esto por correo.',
        'Qué hacer: corrija la plantilla que nombra el motivo y reinicie acuse; acuse check las prueba todas.',
      ],
    }),
    database: ({ waited, reason }) => ({
      headline: `No se puede escribir en la base de datos desde hace ${span(waited)}`,
      details: [
        ...because('Motivo', reason),
        'Mientras tanto los correos quedan en el buzón y nadie recibe respuesta.',
        'Qué hacer: revise el disco; luego acuse doctor.',
      ],
    }),
    work: ({ name, times, waited, reason }) => ({
      headline: `Un trabajo de acuse falla una y otra vez: ${name}, ${times} veces en ${span(waited)}`,
      details: [...because('Motivo', reason), 'Qué hacer: revise el registro de acuse.'],
    }),
    reader: ({ reader, count, reason }) => ({
      headline: `Las cartas a la mesa no llegan a ${reader}: ${count}`,
      details: [
        ...because('Motivo', reason),
        'Qué hacer: corrija la dirección o quítela de la configuración.',
      ],
    }),
    customer: ({ ticketNumber, reason }) => ({
      headline: `El cliente de ${ticketNumber} no fue avisado: el servidor de correo rechaza la carta`,
      details: [
        ...because('Motivo', reason),
        `Qué hacer: llame por teléfono, luego acuse ticket ${ticketNumber} telephoned; corrija la dirección con address.`,
      ],
    }),
    rate: ({ what, count, usual }) => ({
      headline: {
        mails: `Más correos que de costumbre: ${count} en la última hora, lo usual son ${usual}`,
        failures: `Más fallas que de costumbre: ${count} en la última hora, lo usual son ${usual}`,
      }[what],
      details: [
        {
          mails:
            'Todos se responden como siempre. Puede ser una falla grande, o máquinas que se contestan: acuse tickets.',
          failures:
            'Correos que no se pudieron procesar y cartas rechazadas o devueltas: acuse quarantine list.',
        }[what],
      ],
    }),
  },
  pt: {
    acknowledgements({ obstacle, count, overdue, waited, tickets, reason }) {
      const hindrance: Record<Obstacle, [what: string, toDo: string]> = {
        queued: ['na fila', 'Se isso continuar, telefone aos clientes.'],
        held: [
          'carta retida',
          'O que fazer: acuse letters list; envie o que deve chegar a uma pessoa e descarte o resto.',
        ],
        review: [
          'carta retida, o remetente pode ser falso',
          'O que fazer: telefone a quem consta como remetente; depois acuse ticket NÚMERO accept ou cancel.',
        ],
        quarantined: [
          'não foi possível processar',
          'O que fazer: acuse quarantine list; responda ao cliente e depois acuse quarantine answered.',
        ],
        unwritten: [
          'não foi possível redigir a carta',
          'O que fazer: telefone ao cliente; corrija o modelo e reinicie o acuse, e a carta sairá.',
        ],
        refused: ['o servidor de e-mail recusou a carta', 'O que fazer: telefone ao cliente.'],
        returned: ['a carta foi devolvida', 'O que fazer: telefone ao cliente.'],
      };
      const [what, toDo] = hindrance[obstacle];
      return {
        headline: `${mails.pt(count)} sem confirmação de recebimento${since.pt(count, waited)}: ${what}`,
        details: [
          ...some('Fora do prazo prometido', overdue),
          ...some('Chamados', named(tickets)),
          ...because('Motivo', reason),
          toDo,
        ],
      };
    },
    mailbox({ name, how, waited, reason }) {
      const what = {
        'never-read': `não foi lida desde que o acuse iniciou há ${span(waited)}`,
        'not-read': `não é lida há ${span(waited)}`,
        'not-handled': `é lida, mas seus e-mails não podem ser tratados há ${span(waited)}`,
      };
      return {
        headline: `A caixa ${name} ${what[how]}`,
        details: [
          ...because('Motivo', reason),
          'Quem escreve enquanto isso fica sem resposta; as outras caixas continuam.',
          'O que fazer: acuse check --connect; se isso continuar, leia a caixa à mão.',
        ],
      };
    },
    unread: ({ name, count, waited }) => ({
      headline: `${mails.pt(count)} por ler na caixa ${name}${since.pt(count, waited)}`,
      details: ['O que fazer: verifique a caixa e o log do acuse.'],
    }),
    submission: ({ waited, count, reason }) => ({
      headline: `Nenhuma carta sai há ${span(waited)}; ${count === 1 ? '1 espera' : `${count} esperam`}`,
      details: [
        ...because('Motivo', reason),
        'Elas saem sozinhas quando o servidor de e-mail as aceitar.',
        'O que fazer: acuse check --connect; telefone aos clientes com urgências.',
      ],
    }),
    unwritten: ({ count, waited, tickets, reason }) => ({
      headline: `${count === 1 ? '1 carta é devida e não pode ser redigida' : `${count} cartas são devidas e não podem ser redigidas`}${since.pt(count, waited)}`,
      details: [
        ...some('Chamados', named(tickets)),
        ...because('Motivo', reason),
        'Ninguém soube disto por e-mail.',
        'O que fazer: corrija o modelo que o motivo indica e reinicie o acuse; acuse check testa todos.',
      ],
    }),
    database: ({ waited, reason }) => ({
      headline: `Não é possível gravar no banco de dados há ${span(waited)}`,
      details: [
        ...because('Motivo', reason),
        'Enquanto isso os e-mails ficam na caixa e ninguém recebe resposta.',
        'O que fazer: verifique o disco; depois acuse doctor.',
      ],
    }),
    work: ({ name, times, waited, reason }) => ({
      headline: `Um trabalho do acuse falha repetidamente: ${name}, ${times} vezes em ${span(waited)}`,
      details: [...because('Motivo', reason), 'O que fazer: verifique o log do acuse.'],
    }),
    reader: ({ reader, count, reason }) => ({
      headline: `As cartas para a central não chegam a ${reader}: ${count}`,
      details: [...because('Motivo', reason), 'O que fazer: corrija o endereço ou retire-o da configuração.'],
    }),
    customer: ({ ticketNumber, reason }) => ({
      headline: `O cliente de ${ticketNumber} não foi avisado: o servidor de e-mail recusa a carta`,
      details: [
        ...because('Motivo', reason),
        `O que fazer: telefone, depois acuse ticket ${ticketNumber} telephoned; corrija o endereço com address.`,
      ],
    }),
    rate: ({ what, count, usual }) => ({
      headline: {
        mails: `E-mails acima do habitual: ${count} na última hora, o habitual são ${usual}`,
        failures: `Falhas acima do habitual: ${count} na última hora, o habitual são ${usual}`,
      }[what],
      details: [
        {
          mails:
            'Todos são respondidos como sempre. Pode ser uma falha grande, ou máquinas que respondem umas às outras: acuse tickets.',
          failures:
            'E-mails que não puderam ser processados e cartas recusadas ou devolvidas: acuse quarantine list.',
        }[what],
      ],
    }),
  },
};
