import type { Level } from '../promise/danger.ts';
import type { Language } from '../questionnaire/form.ts';
import type { TicketStatus } from '../ticket/ticket.ts';

/** Why something needs a person now. */
export type Need =
  | 'unanswered'
  | 'telephone'
  | 'quarantine'
  | 'review'
  | 'held'
  | 'lateStarts'
  | 'exceptions'
  | 'unaccepted'
  | 'overdue'
  | 'nobodysChanges'
  | 'alerts'
  | 'unread'
  | 'silent';

/** The parts of a digest, in the order they are read. */
export type SectionName =
  | 'broken'
  | 'danger'
  | 'lateStarts'
  | 'exceptions'
  | 'today'
  | 'tomorrow'
  | 'week'
  | 'open'
  | 'changes'
  | 'quarantine'
  | 'review'
  | 'held'
  | 'returned'
  | 'refused'
  | 'alerts'
  | 'mailboxes'
  | 'gaps'
  | 'missed'
  | 'reminders';

/** What a digest says in words. Moments and durations come as finished words. */
export interface DigestWords {
  subject(day: string, parts: readonly string[]): string;
  /** For the subject. */
  needYou(count: number): string;
  nothingWaits: string;
  open(count: number): string;
  inTime(share: string): string;
  /** The first line. */
  verdict(count: number): string;
  since(moment: string): string;
  needs: Record<Need, (count: number) => string>;
  sections: Record<SectionName, string>;
  /** What was left out of a list. */
  more(count: number): string;
  spans: { sinceLast: string; week: string; month: string };
  severity(level: number): string;
  statuses: Record<TicketStatus, string>;
  waitsFor: Record<'customer' | 'third-party', string>;
  unassigned: string;
  next(promise: string): string;
  /** By kind; a kind that is not known here is shown as it is. */
  promises: Partial<Record<string, string>>;
  /** Of a letter, or a mail, on its way to be acknowledged. */
  standing: Record<'quarantined' | 'held' | 'refused' | 'returned' | 'owed' | 'undecided', string>;
  accepted(time: string): string;
  due(moment: string): string;
  over(duration: string): string;
  kept(moment: string): string;
  late(duration: string): string;
  mail(id: number): string;
  atSite(moment: string): string;
  notAccepted: string;
  planned(by: string): string;
  nobody: string;
  levels: Record<Level, string>;
  sinceMoment(moment: string): string;
  recovered(count: number): string;
  traffic(count: number, usual: number | null): string;
  unusual: Record<'silent' | 'few' | 'many', (lastMail: string) => string>;
  lastMail(moment: string): string;
  noMail: string;
  noMailYet: string;
  /** In place of how mails were acknowledged. */
  noneAcknowledged: string;
  read(moment: string): string;
  notRead(moment: string): string;
  neverRead: string;
  pollsUnknown: string;
  gap(count: number): string;
}

const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

export const digestWords: Record<Language, DigestWords> = {
  en: {
    subject: (day, parts) => `Digest ${day}: ${parts.join(' · ')}`,
    needYou: count => plural(count, 'needs you', 'need you'),
    nothingWaits: 'nothing waits',
    open: count => `${count} open`,
    inTime: share => `${share} in time`,
    verdict: count =>
      count === 0
        ? 'Nothing waits for a person.'
        : `${plural(count, 'matter needs', 'matters need')} a person now`,
    since: moment => `News since ${moment}`,
    needs: {
      unanswered: count =>
        plural(count, 'customer waits', 'customers wait').concat(' for an answer longer than promised'),
      telephone: count =>
        plural(count, 'customer', 'customers').concat(' to telephone: our letter did not arrive'),
      quarantine: count => plural(count, 'mail', 'mails').concat(' in quarantine: read, and answer by hand'),
      review: count => plural(count, 'ticket', 'tickets').concat(' in review: make sure who wrote'),
      held: count => plural(count, 'letter', 'letters').concat(' held: release or drop'),
      lateStarts: count =>
        plural(count, 'service request', 'service requests').concat(' past the start, not completed'),
      exceptions: count =>
        plural(count, 'service request', 'service requests').concat(' with too little notice: decide'),
      unaccepted: count =>
        plural(count, 'service request', 'service requests').concat(' about to start, not accepted yet'),
      overdue: count => plural(count, 'ticket', 'tickets').concat(' past a promised time'),
      nobodysChanges: count => plural(count, 'change', 'changes').concat(' that nobody holds'),
      alerts: count => plural(count, 'alert stands', 'alerts stand'),
      unread: count => plural(count, 'mailbox is', 'mailboxes are').concat(' not being read'),
      silent: count => plural(count, 'mailbox is', 'mailboxes are').concat(' unusually silent'),
    },
    sections: {
      broken: 'Promises broken',
      danger: 'Promises in danger',
      lateStarts: 'Starts that have passed',
      exceptions: 'Exceptions to decide',
      today: 'Starting today',
      tomorrow: 'Starting tomorrow',
      week: 'Starting within 7 days',
      open: 'Open tickets, the oldest first',
      changes: 'Changes, and who holds them',
      quarantine: 'In quarantine',
      review: 'In review',
      held: 'Letters held',
      returned: 'Letters that came back',
      refused: 'Letters refused',
      alerts: 'Alerts',
      mailboxes: 'Mailboxes',
      gaps: 'Found unread, and read',
      missed: 'Digests that never came',
      reminders: 'To see to soon',
    },
    more: count => `and ${count} more`,
    spans: { sinceLast: 'Since the last', week: '7 days', month: '28 days' },
    severity: level => `severity ${level}`,
    statuses: {
      review: 'in review',
      open: 'open',
      'in-progress': 'in progress',
      pending: 'pending',
      resolved: 'resolved',
      proposed: 'another start proposed',
      accepted: 'accepted',
      fulfilled: 'completed',
      rejected: 'rejected',
      cancelled: 'cancelled',
      closed: 'closed',
    },
    waitsFor: { customer: 'waits for the customer', 'third-party': 'waits for a third party' },
    unassigned: 'not assigned',
    next: promise => `next: ${promise}`,
    promises: {
      acknowledge: 'acknowledgement',
      'close-silent': 'closes by itself',
      start: 'start',
      accept: 'accept',
      decide: 'decide',
      complete: 'ask again for what is missing',
      pending: 'ask after it',
    },
    standing: {
      quarantined: 'in quarantine',
      held: 'its letter is held',
      refused: 'its letter was refused',
      returned: 'its letter came back',
      owed: 'its letter is on its way',
      undecided: 'not handled yet',
    },
    accepted: time => `received ${time}`,
    due: moment => `due ${moment}`,
    over: duration => `${duration} over`,
    kept: moment => `kept ${moment}`,
    late: duration => `${duration} late`,
    mail: id => `mail ${id}`,
    atSite: moment => `${moment} at the site`,
    notAccepted: 'NOT ACCEPTED YET',
    planned: by => `with ${by}`,
    nobody: 'NOBODY',
    levels: { warning: 'warning', urgent: 'urgent', breach: 'broken' },
    sinceMoment: moment => `since ${moment}`,
    recovered: count => plural(count, 'more came and went', 'more came and went'),
    traffic: (count, usual) =>
      `${plural(count, 'mail', 'mails')} in 24 h${usual === null ? '' : `, usually ${usual}`}`,
    unusual: {
      silent: lastMail => `UNUSUAL: no mail since ${lastMail}`,
      few: () => 'UNUSUALLY FEW',
      many: () => 'UNUSUALLY MANY',
    },
    lastMail: moment => `the last ${moment}`,
    noMail: 'no mail in four weeks',
    noMailYet: 'no mail yet',
    noneAcknowledged: 'none',
    read: moment => `read ${moment}`,
    notRead: moment => `NOT READ since ${moment}`,
    neverRead: 'NOT READ since the start',
    pollsUnknown: 'When the mailboxes were last read, only the running daemon can tell: see /healthz.',
    gap: count => plural(count, 'mail', 'mails'),
  },
  es: {
    subject: (day, parts) => `Resumen ${day}: ${parts.join(' · ')}`,
    needYou: count => plural(count, 'requiere atención', 'requieren atención'),
    nothingWaits: 'nada pendiente',
    open: count => plural(count, 'abierto', 'abiertos'),
    inTime: share => `${share} a tiempo`,
    verdict: count =>
      count === 0
        ? 'No hay nada que atender.'
        : `${plural(count, 'asunto requiere', 'asuntos requieren')} atención ahora`,
    since: moment => `Novedades desde el ${moment}`,
    needs: {
      unanswered: count =>
        plural(count, 'cliente espera', 'clientes esperan').concat(' respuesta más de lo prometido'),
      telephone: count => plural(count, 'cliente', 'clientes').concat(' por llamar: nuestra carta no llegó'),
      quarantine: count =>
        plural(count, 'correo', 'correos').concat(' en cuarentena: leer y responder a mano'),
      review: count => plural(count, 'caso', 'casos').concat(' en revisión: confirmar quién escribió'),
      held: count => plural(count, 'carta retenida', 'cartas retenidas').concat(': liberar o descartar'),
      lateStarts: count =>
        plural(count, 'solicitud', 'solicitudes').concat(' con el inicio vencido y sin completar'),
      exceptions: count =>
        plural(count, 'solicitud', 'solicitudes').concat(' sin la anticipación necesaria: decidir'),
      unaccepted: count =>
        plural(count, 'solicitud', 'solicitudes').concat(' por comenzar y sin aceptar todavía'),
      overdue: count => plural(count, 'caso', 'casos').concat(' con un plazo prometido vencido'),
      nobodysChanges: count => plural(count, 'cambio', 'cambios').concat(' que nadie tiene a cargo'),
      alerts: count => plural(count, 'alerta vigente', 'alertas vigentes'),
      unread: count => plural(count, 'buzón', 'buzones').concat(' sin leer'),
      silent: count =>
        count === 1 ? '1 buzón con un silencio inusual' : `${count} buzones con un silencio inusual`,
    },
    sections: {
      broken: 'Plazos incumplidos',
      danger: 'Plazos en peligro',
      lateStarts: 'Inicios vencidos',
      exceptions: 'Excepciones por decidir',
      today: 'Comienzan hoy',
      tomorrow: 'Comienzan mañana',
      week: 'Comienzan en 7 días',
      open: 'Casos abiertos, del más antiguo al más nuevo',
      changes: 'Cambios y quién los tiene a cargo',
      quarantine: 'En cuarentena',
      review: 'En revisión',
      held: 'Cartas retenidas',
      returned: 'Cartas devueltas',
      refused: 'Cartas rechazadas',
      alerts: 'Alertas',
      mailboxes: 'Buzones',
      gaps: 'Hallados sin leer, y leídos',
      missed: 'Resúmenes que no salieron',
      reminders: 'Por atender pronto',
    },
    more: count => `y ${count} más`,
    spans: { sinceLast: 'Desde el último', week: '7 días', month: '28 días' },
    severity: level => `severidad ${level}`,
    statuses: {
      review: 'en revisión',
      open: 'abierto',
      'in-progress': 'en curso',
      pending: 'en espera',
      resolved: 'resuelto',
      proposed: 'otro inicio propuesto',
      accepted: 'aceptada',
      fulfilled: 'realizada',
      rejected: 'rechazada',
      cancelled: 'cancelado',
      closed: 'cerrado',
    },
    waitsFor: { customer: 'espera al cliente', 'third-party': 'espera a un tercero' },
    unassigned: 'sin asignar',
    next: promise => `sigue: ${promise}`,
    promises: {
      acknowledge: 'acuse de recibo',
      'close-silent': 'se cierra solo',
      start: 'comenzar',
      accept: 'aceptar',
      decide: 'decidir',
      complete: 'volver a pedir lo que falta',
      pending: 'consultar cómo va',
    },
    standing: {
      quarantined: 'en cuarentena',
      held: 'su carta está retenida',
      refused: 'su carta fue rechazada',
      returned: 'su carta fue devuelta',
      owed: 'su carta está en camino',
      undecided: 'sin procesar todavía',
    },
    accepted: time => `recibido ${time}`,
    due: moment => `plazo ${moment}`,
    over: duration => `${duration} de atraso`,
    kept: moment => `cumplido ${moment}`,
    late: duration => `con ${duration} de atraso`,
    mail: id => `correo ${id}`,
    atSite: moment => `${moment} en el sitio`,
    notAccepted: 'SIN ACEPTAR TODAVÍA',
    planned: by => `con ${by}`,
    nobody: 'NADIE',
    levels: { warning: 'aviso', urgent: 'urgente', breach: 'plazo incumplido' },
    sinceMoment: moment => `desde ${moment}`,
    recovered: count => plural(count, 'más vino y pasó', 'más vinieron y pasaron'),
    traffic: (count, usual) =>
      `${plural(count, 'correo', 'correos')} en 24 h${usual === null ? '' : `, lo usual: ${usual}`}`,
    unusual: {
      silent: lastMail => `INUSUAL: ningún correo desde ${lastMail}`,
      few: () => 'INUSUALMENTE POCOS',
      many: () => 'INUSUALMENTE MUCHOS',
    },
    lastMail: moment => `el último ${moment}`,
    noMail: 'ningún correo en cuatro semanas',
    noMailYet: 'ningún correo todavía',
    noneAcknowledged: 'ninguno',
    read: moment => `leído ${moment}`,
    notRead: moment => `SIN LEER desde ${moment}`,
    neverRead: 'SIN LEER desde el arranque',
    pollsUnknown: 'Cuándo se leyeron los buzones solo lo sabe el servicio en marcha: vea /healthz.',
    gap: count => plural(count, 'correo', 'correos'),
  },
  pt: {
    subject: (day, parts) => `Resumo ${day}: ${parts.join(' · ')}`,
    needYou: count => plural(count, 'requer atenção', 'requerem atenção'),
    nothingWaits: 'nada pendente',
    open: count => plural(count, 'aberto', 'abertos'),
    inTime: share => `${share} no prazo`,
    verdict: count =>
      count === 0
        ? 'Não há nada a atender.'
        : `${plural(count, 'assunto requer', 'assuntos requerem')} atenção agora`,
    since: moment => `Novidades desde ${moment}`,
    needs: {
      unanswered: count =>
        plural(count, 'cliente espera', 'clientes esperam').concat(' resposta além do prometido'),
      telephone: count => plural(count, 'cliente', 'clientes').concat(' a telefonar: nossa carta não chegou'),
      quarantine: count =>
        plural(count, 'e-mail', 'e-mails').concat(' em quarentena: ler e responder manualmente'),
      review: count => plural(count, 'chamado', 'chamados').concat(' em revisão: confirmar quem escreveu'),
      held: count => plural(count, 'carta retida', 'cartas retidas').concat(': liberar ou descartar'),
      lateStarts: count =>
        plural(count, 'solicitação', 'solicitações').concat(' com o início vencido e não concluída'),
      exceptions: count =>
        plural(count, 'solicitação', 'solicitações').concat(' sem a antecedência necessária: decidir'),
      unaccepted: count =>
        plural(count, 'solicitação', 'solicitações').concat(' prestes a começar e ainda sem aceite'),
      overdue: count => plural(count, 'chamado', 'chamados').concat(' com um prazo prometido vencido'),
      nobodysChanges: count => plural(count, 'mudança', 'mudanças').concat(' sem ninguém responsável'),
      alerts: count => plural(count, 'alerta em vigor', 'alertas em vigor'),
      unread: count => plural(count, 'caixa de correio', 'caixas de correio').concat(' sem leitura'),
      silent: count => plural(count, 'caixa de correio', 'caixas de correio').concat(' em silêncio incomum'),
    },
    sections: {
      broken: 'Prazos descumpridos',
      danger: 'Prazos em risco',
      lateStarts: 'Inícios vencidos',
      exceptions: 'Exceções a decidir',
      today: 'Começam hoje',
      tomorrow: 'Começam amanhã',
      week: 'Começam em 7 dias',
      open: 'Chamados abertos, do mais antigo ao mais novo',
      changes: 'Mudanças e quem responde por elas',
      quarantine: 'Em quarentena',
      review: 'Em revisão',
      held: 'Cartas retidas',
      returned: 'Cartas devolvidas',
      refused: 'Cartas recusadas',
      alerts: 'Alertas',
      mailboxes: 'Caixas de correio',
      gaps: 'Achados sem leitura, e lidos',
      missed: 'Resumos que não saíram',
      reminders: 'A tratar em breve',
    },
    more: count => `e mais ${count}`,
    spans: { sinceLast: 'Desde o último', week: '7 dias', month: '28 dias' },
    severity: level => `severidade ${level}`,
    statuses: {
      review: 'em revisão',
      open: 'aberto',
      'in-progress': 'em andamento',
      pending: 'pendente',
      resolved: 'resolvido',
      proposed: 'outro início proposto',
      accepted: 'aceita',
      fulfilled: 'realizada',
      rejected: 'rejeitada',
      cancelled: 'cancelado',
      closed: 'encerrado',
    },
    waitsFor: { customer: 'aguarda o cliente', 'third-party': 'aguarda um terceiro' },
    unassigned: 'sem responsável',
    next: promise => `a seguir: ${promise}`,
    promises: {
      acknowledge: 'confirmação',
      'close-silent': 'encerra-se sozinho',
      start: 'começar',
      accept: 'aceitar',
      decide: 'decidir',
      complete: 'pedir de novo o que falta',
      pending: 'perguntar como está',
    },
    standing: {
      quarantined: 'em quarentena',
      held: 'a carta está retida',
      refused: 'a carta foi recusada',
      returned: 'a carta foi devolvida',
      owed: 'a carta está a caminho',
      undecided: 'ainda não processado',
    },
    accepted: time => `recebido ${time}`,
    due: moment => `prazo ${moment}`,
    over: duration => `${duration} de atraso`,
    kept: moment => `cumprido ${moment}`,
    late: duration => `com ${duration} de atraso`,
    mail: id => `e-mail ${id}`,
    atSite: moment => `${moment} no site`,
    notAccepted: 'AINDA SEM ACEITE',
    planned: by => `com ${by}`,
    nobody: 'NINGUÉM',
    levels: { warning: 'aviso', urgent: 'urgente', breach: 'prazo descumprido' },
    sinceMoment: moment => `desde ${moment}`,
    recovered: count => plural(count, 'outro veio e passou', 'outros vieram e passaram'),
    traffic: (count, usual) =>
      `${plural(count, 'e-mail', 'e-mails')} em 24 h${usual === null ? '' : `, o usual: ${usual}`}`,
    unusual: {
      silent: lastMail => `INCOMUM: nenhum e-mail desde ${lastMail}`,
      few: () => 'POUCOS, FORA DO COMUM',
      many: () => 'MUITOS, FORA DO COMUM',
    },
    lastMail: moment => `o último ${moment}`,
    noMail: 'nenhum e-mail em quatro semanas',
    noMailYet: 'nenhum e-mail ainda',
    noneAcknowledged: 'nenhuma',
    read: moment => `lida ${moment}`,
    notRead: moment => `SEM LEITURA desde ${moment}`,
    neverRead: 'SEM LEITURA desde o início',
    pollsUnknown: 'Quando as caixas foram lidas, só o serviço em execução sabe: veja /healthz.',
    gap: count => plural(count, 'e-mail', 'e-mails'),
  },
};
