import { type Evidence, field, partOf, reportOf, type Saw, senderOf } from './evidence.ts';
import { folded } from './folded.ts';

const daemonAddress =
  /^(?:mailer-?_?daemon|mail-?daemon|mdaemon|postmaster|postmast|mail-?delivery\w*|mailsystem|mmdf|bounce|mail-?system|microsoftexchange[0-9a-f]{10,})(?=[@+._-]|$)/;
const daemonName =
  /\b(?:mail(?:er)? ?daemon|mail (?:delivery|administrator|system|router|transport)|delivery (?:subsystem|system|service)|internet mail (?:delivery|service)|postmaster|system administrator|administrador del sistema|administrador do sistema|mail delivery)\b/;

/** How the subjects of delivery reports begin, folded, in the languages of the big mail systems. */
const reportSubject = new RegExp(
  `^(?:\\[[^\\]]{0,40}\\]\\s*|\\*{2,3}[^*]{0,20}\\*{2,3}\\s*)*(?:${[
    'undeliver(?:able|ed)',
    'unzustellbar|nicht zustellbar|nicht zugestellt',
    'non[- ]?remis|remise de message|echec de (?:la )?(?:remise|distribution|livraison)',
    'mancata consegna|non recapitabile|impossibile (?:recapitare|consegnare)',
    'onbestelbaar|niet te bezorgen',
    'no (?:se )?(?:puede|pudo|ha podido|fue posible) entregar',
    '(?:correo|mensaje|email) (?:no entregad|devuelt|rechazad)o',
    'no entregado|entrega fallida|entrega demorada|entrega retrasada|no se puede entregar',
    '(?:error|falla|fallo|fallido|problema)s? (?:de|en|al) (?:la )?(?:entreg|envi)\\w*',
    '(?:aviso|notificacion|informe) (?:de|sobre) (?:la |el )?(?:no |estado de |error de |fall[oa] de |fall[oa] en la )?(?:entrega|envio|entregado|recepcion)',
    'devuelto al remitente|devolucion de (?:correo|mensaje)',
    'nao (?:foi )?(?:e |eh )?(?:possivel )?(?:entregue|entregar|e possivel entregar)',
    '(?:mensagem|e-?mail) (?:nao entregue|devolvid[ao]|retornad[ao])',
    '(?:falha|erro|problema|atraso) (?:na|no|de) (?:entrega|envio)',
    '(?:notificacao|relatorio|aviso) (?:de|do|sobre) (?:(?:o )?(?:status|estado|falha|nao)\\w* ?(?:de |da |do |na )?)?(?:entrega|envio)',
    'devolvid[ao] ao remetente',
    '(?:auto: )?(?:mail |email |message |e-mail )?delivery (?:status|fail|notif|report|delay|problem|error|has failed|unsuccess|incomplete|attempt)\\w*',
    '(?:mail|message|e-?mail) (?:delivery|status|system error|error|failure|failed|undeliver|could not|not delivered|returned|bounced?|rejected|was not|transaction failed|notification: )',
    'delayed mail|mail delayed|message delayed|delivery delayed',
    '(?:error|failure|problem|trouble|difficulty) (?:sending|delivering|notice|in delivering|on delivery|delivery)',
    'failure notice|failure delivery|failed (?:mail|delivery|message)|notice of (?:delivery )?failure|delivery to .{0,80} fail',
    '(?:nondeliver|non[- ]?deliver)\\w*',
    'ndn?r?:|dsn:|nack ',
    'return(?:ed|ing) (?:mail|message|to sender|e-?mail)|return to sender|bounced? (?:mail|message|notification)',
    '(?:unable to|could not|cannot|can ?not|couldn.t) (?:be )?(?:deliver|send)',
    'not delivered|message not delivered|not deliverable|user unknown|unknown user|invalid (?:recipient|address)|address (?:error|not found)|recipient (?:unknown|rejected)',
    'warning(?:: |, |- | )?.{0,40}(?:could not (?:be )?(?:send|sent|deliver)|message .{0,60}delayed|delayed|still waiting|not (?:yet )?(?:been )?deliver)',
    'permanent (?:delivery )?(?:failure|error)|transient (?:delivery )?failure|temporary (?:delivery )?(?:failure|problem)',
    'mailbox (?:is )?(?:full|unavailable|over quota)|quota exceeded|over quota',
    'mdaemon (?:warning|notification)|mail system (?:error|notice)|daily mail (?:warning|error)',
    'el mensaje .{0,60}(?:no se|no ha)|su mensaje no|sua mensagem nao',
  ].join('|')})`,
);

/** Sentences that mail systems write into their reports, folded. */
const reportText = new RegExp(
  [
    'could(?: ?n.t| not) be delivered',
    '(?:was|were|is|are|been|being) (?:un|not )(?:deliver(?:ed|able)|able to (?:be )?deliver)',
    'not (?:yet )?(?:be |been )?delivered|undeliverable|undelivered|delivery (?:to|of|for|has|attempt|status|fail|error|was|not)',
    '(?:unable|not able|failed|impossible|trying|attempt(?:ed|ing)?) to (?:deliver|relay|reach)',
    '(?:did|does|was|has|have|had)(?: not|n.t) (?:able to |been able to )?(?:reach|deliver)',
    'permanent (?:fatal )?(?:error|failure)|fatal error|returned (?:to (?:the )?sender|below|mail|message)|transcript of (?:the )?session',
    '(?:user|recipient|address|mailbox|account|host|domain|username)s? (?:name )?(?:is |was |are )?(?:unknown|not found|not known|unavailable|invalid|inactive|disabled|rejected|not listed|full|does not exist|doesn.t (?:exist|have)|over quota|over its|exceeded|not recogni[sz]ed|suspended)',
    '(?:unknown|no such|invalid|bad|illegal|not a (?:known|valid)|inactive) (?:or illegal )?(?:local )?(?:user|recipient|address|mailbox|account|host|alias|domain|destination)',
    '(?:mailbox|mail box|quota|disk|storage|inbox).{0,30}(?:full|exceed|over|limit)',
    'final-recipient|action: ?(?:failed|delayed)|diagnostic-code|reporting-mta|remote host said|smtp error|retry timeout exceeded|message (?:was )?created automatically by mail delivery|hop count|too many hops|relay(?:ing)? (?:denied|not permitted)|access denied',
    '\\b[45]\\d\\d[ -](?:#?[45]\\.\\d{1,3}\\.\\d{1,3}|[<a-z].{0,80}(?:user|mailbox|recipient|unknown|reject|denied|quota|unavailable))',
    '#[45]\\.\\d{1,3}\\.\\d{1,3}',
    'no (?:se )?(?:pudo|puede|ha podido|pudieron|fue posible|ha sido posible|es posible|pudo ser|ha podido ser)(?: ser)? entreg',
    '(?:no se ha entregado|no entregado|no fue entregado|no ha sido entregado|ha sido devuelto|error al entregar|no llego a|no se encontro (?:la direccion|el destinatario))',
    '(?:direccion|destinatario|usuario|buzon|cuenta|dominio).{0,40}(?:no (?:existe|encontrad|valid|se (?:ha )?encontr|es valid)|desconocid|inexistente|llen[oa]|invalid|rechazad)',
    '(?:usuario|destinatario) desconocido|buzon (?:de correo )?(?:esta )?lleno',
    'nao (?:pode|pude|puderam|foi possivel|e possivel|conseguimos|foi)(?: ser)? (?:entreg|envia)',
    '(?:endereco|destinatario|usuario|caixa|conta|dominio).{0,40}(?:nao (?:existe|encontrad|foi encontrad|e valid)|desconhecid|inexistente|chei[ao]|invalid|rejeitad)',
    'falha na entrega|foi devolvida',
    '(?:konnte|konnten) nicht zugestellt|nicht zugestellt|n.a pas (?:pu|ete) |impossible de remettre|non (?:e stato possibile|ha potuto) |kon niet worden',
  ].join('|'),
);

/** Where the reason stands: reports begin with it; what follows is the returned mail. */
const lookedAt = 4000;

const deliveryStatus = /^message\/(?:global-)?delivery-status$/;

/** Headers that only systems returning mail write. */
const reportFields = ['x-failed-recipients', 'x-ms-exchange-message-is-ndr', 'x-mailer-daemon'];

/**
 * Whether a mail is a delivery report: RFC 3464, or one of the many that are not and show it by sender, subject and
 * wording, two of the three at least.
 */
export function sawBounce(evidence: Evidence): Saw {
  return structured(evidence) ?? worded(evidence);
}

function structured(evidence: Evidence): Saw {
  const report = reportOf(evidence, 'delivery-status');
  const status = evidence.root.contentType === 'multipart/report' ? partOf(evidence, deliveryStatus) : null;
  return (
    report ?? status ?? reportFields.map(name => field(evidence, name)).find(seen => seen !== null) ?? null
  );
}

function worded(evidence: Evidence): Saw {
  const { from, returnPath, subject, text } = evidence;
  const sender = senderOf(evidence);
  const daemon = daemonAddress.test(sender) || daemonName.test(folded(from?.name ?? '')) || returnPath === '';
  const status = partOf(evidence, deliveryStatus);
  const title = reportSubject.exec(folded(subject).trim())?.[0];
  if (!daemon && status === null && title === undefined) return null;
  const reason = reportText.exec(folded(text.slice(0, lookedAt)))?.[0];
  const signs = [daemon, status !== null, title !== undefined, reason !== undefined].filter(Boolean).length;
  if (signs < 2) return /^mailer-?daemon/.test(sender) ? `From: ${sender}` : null;
  return [sender, returnPath === '' ? 'null Return-Path' : '', status ?? '', title ?? '', reason ?? '']
    .filter(sign => sign !== '')
    .join(' · ');
}
