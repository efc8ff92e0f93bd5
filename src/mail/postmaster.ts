import { reasons } from './bounce-words.ts';
import { isPostmaster } from './daemon.ts';
import { type Evidence, senderOf } from './evidence.ts';
import { foldedSentences } from './folded.ts';

/**
 * Whether a mail from a postmaster's address reads like a person's: who keeps the machines of a small office may write from
 * it, and would be lost as a machine. A report says in its subject, or in its first lines, that it is about mails; and it
 * has no path back.
 */
export function isPostmastersOwn(evidence: Evidence): boolean {
  const { subject, text, returnPath } = evidence;
  if (returnPath === '' || !isPostmaster(senderOf(evidence)) || text.trim() === '') return false;
  const lines = text.split('\n').filter(line => line.trim() !== '');
  return !aboutMails.test(
    foldedSentences([subject, ...lines.slice(0, firstLines)].join('\n').slice(0, lookedAt)),
  );
}

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
