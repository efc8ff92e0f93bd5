import { reasons } from './bounce-words.ts';
import { isPostmaster } from './daemon.ts';
import { type Evidence, senderOf } from './evidence.ts';
import { folded, foldedSentences } from './folded.ts';

/**
 * Whether a mail from a postmaster's address reads like a person's: who keeps the machines of a small office may write from
 * it, and would be lost as a machine. A report says in its subject, or in its first lines, that it is about mails; and it
 * has no path back. A filled form is a person's, whatever is out of order.
 */
export function isPostmastersOwn(evidence: Evidence): boolean {
  const { subject, text, returnPath } = evidence;
  if (returnPath === '' || !isPostmaster(senderOf(evidence)) || text.trim() === '') return false;
  if (asksTheDesk(text)) return true;
  const lines = text.split('\n').filter(line => line.trim() !== '');
  return !aboutMails.test(
    foldedSentences([subject, ...lines.slice(0, firstLines)].join('\n').slice(0, lookedAt)),
  );
}

/** Lines that begin as a service desk's questions do, above whatever mail a report returns. */
function asksTheDesk(text: string): boolean {
  const asked = folded(text).split(returned, 1)[0] ?? '';
  return questions.filter(question => question.test(asked)).length >= fewestQuestions;
}

const returned =
  /^[^a-z\n]*(?:(?:received|subject|asunto|assunto|message-id):|original message|mensaje original|mensagem original)/m;
const fewestQuestions = 3;
const questions = [
  '(?:customer(?:.s)? name|name of (?:the )?customer|nombre del? (?:cliente|la empresa)|nome do cliente|cliente:)',
  '(?:customer )?site\\b|sitio\\b|local do cliente',
  '(?:problem |issue )?descri(?:ption|pcion|cao)\\b',
  '(?:local )?conta(?:ct|t)[os]',
  '(?:site )?working hours|opening hours|horarios?\\b',
  'type of service|tipo de servi[cz]|servicio afectado|affected service',
  '(?:do you have|is there) (?:bt|power)|tiene (?:una|energia)|(?:tem|ha) (?:contingencia|energia)',
  '(?:was there|hubo|houve) .{0,20}(?:power|corte|queda)',
].map(question => new RegExp(`^[^\\w\\n]*(?:${question})`, 'm'));

/** A greeting, and what the mail is about. */
const firstLines = 3;
const lookedAt = 1000;

/** Not what a disclaimer says, which may follow in the third line. */
const aboutMails = new RegExp(
  [
    '\\b(?:mailbox|inbox|buzon|caixa (?:de (?:correio|entrada)|postal)|quota|cuota de (?:correo|disco|almacen)|cota de|quarantin|cuarentena|quarentena)',
    '\\b(?:spam|smtp|dmarc|phishing|malware|undeliver|mail (?:server|system|delivery))\\b',
    '\\b(?:your|the following) (?:e-?mails?|messages?|mails?)\\b',
    '\\b(?:su|tu|sus|el siguiente) (?:mensajes?|correos?|e-?mails?)\\b',
    '\\b(?:seu e-?mail|(?:sua|a seguinte) mensagem)\\b',
    ...reasons,
  ].join('|'),
);
