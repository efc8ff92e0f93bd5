// How delivery reports speak, in the languages of the big mail systems; patterns on text without accents and capitals.

/** What mail systems call themselves in From. */
export const daemonNames = [
  'mail(?:er)?[ _-]?daemon',
  'mail delivery',
  'mail (?:system|router)',
  'delivery (?:subsystem|system|service)',
  'postmaster',
];

/** Beginnings of subjects that no person writes. */
export const sureTitles = [
  'undeliver(?:able|ed)\\b',
  '(?:mail|message|e-?mail)? ?delivery (?:status|failed|failure|notification|report|incomplete|has failed)',
  '(?:mail|message) (?:could not be|was not|not) deliver',
  'mail (?:failed|system error|error|failure)',
  'message status',
  'failure notice',
  'failure delivery',
  'failed mail',
  'non-?deliver',
  'returned (?:mail|message)',
  'permanent delivery failure',
  'warning: (?:message .{1,80} delayed|could not send|message has not)',
  'no se p(?:uede|udo) entregar',
  'no se ha podido entregar',
  'correo (?:devuelto|no entregado)',
  'mensaje (?:devuelto|no entregado)',
  'notificacion (?:de|sobre) (?:el )?(?:estado de (?:la )?|error (?:de|en la) |fallo (?:de|en la) )?(?:entrega|envio)\\b',
  'nao (?:e|foi) possivel entregar',
  'nao entregue',
  'mensagem (?:devolvida|nao entregue)',
  'notificacao (?:de|do|sobre o?) ?(?:status|estado|falha|erro) (?:de|da|do|na|no) (?:entrega|envio)',
  'unzustellbar',
  'nicht zustellbar',
  'non remis',
  'echec de (?:la )?(?:remise|distribution)',
  'mancata consegna',
  'non recapitabile',
  'onbestelbaar',
  'niet (?:bezorgd|afgeleverd)',
  'olevererbar',
  'kan ikke leveres',
  'niedostarczaln',
];

/** Beginnings that people write too. */
export const doubtfulTitles = [
  'delay',
  'there was an error sending',
  'delivery',
  'mail\\b',
  'message\\b.{0,80}(?:deliver|delay|reject|fail)',
  'e-?mail delivery',
  'bounce',
  'error',
  'failed',
  'failure',
  'permanent',
  'transient',
  'unable to deliver',
  'user unknown',
  'address not found',
  'warning',
  'your (?:mail|message|email)',
  'entrega',
  'error (?:de|en la|al) (?:entrega|envio|enviar|entregar)',
  'f(?:alla|allo|alha) (?:de|en la|na|no) (?:entrega|envio)',
  'retraso',
  'devuelto',
  'devolvid[ao]',
  'aviso',
  'atraso na entrega',
  'erro (?:de|na|no|ao) (?:entrega|envio|enviar|entregar)',
];

/** Sentences of their texts. */
export const reasons = [
  'could(?: ?n.t| not) be delivered',
  '(?:was|were|is|are|been) (?:not (?:yet )?(?:been )?|un)deliver(?:ed|able)',
  'not (?:yet )?(?:be |been )?delivered',
  'undeliver(?:able|ed)',
  'delivery (?:has |to .{1,100})?(?:failed|status|failure|error|problem)',
  '(?:unable|not able|failed|attempting|attempted) to (?:deliver|relay)',
  'did not reach the following',
  'trouble delivering',
  'addresses? had .{0,40}(?:error|problem)',
  'returned permanent errors',
  'permanent (?:fatal )?error',
  'return(?:ed|ing) (?:message )?(?:to (?:the )?sender|mail)',
  'transcript of (?:the )?session',
  'message (?:was )?created automatically by mail delivery',
  '(?:remote host said|smtp error|too many hops|diagnostic-code|final-recipient|reporting-mta)',
  '(?:unknown|no such|invalid|not a valid|not a known) (?:local )?(?:user|recipient|address|mailbox|host|domain)',
  '(?:user|recipient|address|mailbox|account|host|domain)s? (?:name )?(?:is |was |are )?(?:unknown|not found|not known|unavailable|invalid|inactive|disabled|rejected|full|over quota)',
  '(?:mailbox|quota|storage).{0,30}(?:full|exceed)',
  '\\b[45]\\d\\d[ -]#?[45]\\.\\d{1,3}\\.\\d{1,3}\\b',
  '#[45]\\.\\d{1,3}\\.\\d{1,3}\\b',
  'no (?:se )?(?:pudo|puede|pudieron|ha podido|fue posible|ha sido posible) (?:ser )?(?:entreg|enviar (?:el|su|este) (?:mensaje|correo))',
  '(?:no (?:se )?(?:ha|fue|ha sido) entregado|no (?:se )?llego a (?:los|el|su)|ha sido devuelto)',
  '(?:direccion|destinatario|usuario|buzon|cuenta de correo).{0,40}(?:no (?:existe|encontrad|se (?:ha )?encontr)|desconocid|inexistente|llen[oa]\\b|rechazad)',
  'nao (?:pode|foi possivel|e possivel|conseguimos|foi) (?:ser )?(?:entreg|enviar (?:a|sua|esta) mensagem)',
  '(?:endereco|destinatario|usuario|caixa (?:postal|de correio|de entrada)|conta de e-?mail).{0,40}(?:nao (?:existe|encontrad|foi encontrad)|desconhecid|inexistente|chei[ao]\\b|rejeitad)',
  'konnte(?:n)? nicht zugestellt',
  'n.a pas (?:pu|ete) (?:etre )?(?:remis|delivre|distribue)',
  'non e stato possibile (?:recapitare|consegnare)',
];

/** Beginnings of subjects of reports that all went well. */
export const deliveryTitles = [
  '(?:delivered|relayed|expanded|entregado|retransmitido|expandido|entregue|retransmitida)\\s*:',
  'success',
  '(?:mail |message )?delivery status notification \\((?:success|relay|expan)',
  'delivery (?:receipt|confirmation)',
];

/** The same, said in the text. */
export const deliveries = [
  '\\bsuccess(?:fully|ful)? (?:delivered|relayed|delivery)',
  'entregado correctamente',
];

/** Words of subjects of reports that a mail is still under way. */
export const delayTitles = [
  'delay',
  'delivery incomplete',
  'still being retried',
  'not yet delivered',
  '^warning: (?:message|could not send)',
  'retras(?:o|ad)',
  'atras(?:o|ad)',
];

/** The same, said in the text. */
export const delays = [
  '(?:will|is going to|continue to) (?:be re-?tried|re-?try|keep trying|try)',
  'still (?:being retried|trying)',
  '(?:has|have) not yet (?:been )?delivered',
  'has been delayed',
  'this is a warning message only',
  'do not need to resend',
  'no action is required',
  '(?:se ha retrasado|aun no se ha (?:podido )?entregad|se (?:seguira|continuara) intentando|seguiremos intentando)',
  '(?:ainda nao foi entregue|continuaremos (?:a )?tenta|sera (?:feita )?(?:uma )?nova tentativa|foi adiad)',
];

/** What stands on the line above the mail that comes back. */
export const originals = [
  '(?:this is |below (?:this line )?is )?(?:a )?copy of (?:the|your) (?:original |first )?(?:message|mail)',
  '(?:the )?(?:header|text|body) (?:and .{1,20} )?of (?:the|your) (?:original )?(?:message|mail)',
  '(?:original|unsent|returned|undelivered) (?:message|mail)(?: headers?)?(?: follows?| below)?\\W*$',
  '(?:mensaje|encabezados? del mensaje) original',
  '(?:mensagem|cabecalhos? da mensagem) original',
  '(?:return-path|received|message-id|dkim-signature): ',
];
