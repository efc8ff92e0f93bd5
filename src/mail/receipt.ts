import type { Evidence, Saw } from './evidence.ts';
import { foldedSentences } from './folded.ts';
import { titleOf } from './title.ts';

/** "Read: Enlace caído", "Leído:", "Lida:", "Not read:", "Return Receipt (displayed) - …"; folded. */
const title =
  /^(?:(?:not )?read|(?:no )?leid[oa]|(?:nao )?lid[oa]|deleted|eliminado|excluida|(?:read|return) receipt|(?:acuse|confirmacion|recibo|aviso|notificacion) de (?:lectura|recibo)|(?:confirmacao|recibo|aviso) de leitura)\s*(?:\([^()]{0,30}\)\s*)?(?:[:：-]|$)/;

/** Its fields may stand between a message and what became of it. */
const fields =
  '(?:(?: (?:to|para|a|subject|asunto|assunto|sent|enviado|enviada)(?: el| em)?:| [<"“«]).{0,500}?)?';
/** The text ends there, or tells when. */
const when = '(?: ?\\.?$| (?:on|at|el|a las?|em|as|na|no|dia)\\b| \\d)';
/** "Su mensaje … no fue leído" is a person's complaint. */
const said = '(?<!\\b(?:no|nao)) ';
/** How such a text begins. */
const fates = [
  `your (?:e-?mail|message|mail)${fields}${said}(?:was|has been) (?:read|displayed|opened|deleted without (?:being )?(?:read|opened))${when}`,
  `(?:(?:su|tu) (?:mensaje|correo|e-?mail)|el mensaje(?= para:)|el (?:mensaje|correo|e-?mail) que (?:usted |ud\\.? )?envi(?:o|aste))${fields}${said}(?:(?:se (?:ha )?|fue |ha sido )(?:leyo|leido|mostrado|mostro|abierto|abrio)|(?:se elimino|se ha eliminado|fue eliminado|ha sido eliminado) sin (?:leer(?:se)?|abrir(?:se)?|haber(?:se)? (?:sido )?leido|ser leido))${when}`,
  `(?:(?:a )?sua mensagem|a mensagem que (?:voce )?enviou)${fields}${said}foi (?:lida|exibida|aberta|excluida sem (?:ser )?(?:lida|aberta))${when}`,
  '(?:this is a|est[ea] es (?:un|el|una|la)|est[ea] e (?:um|o|uma|a)) (?:return receipt|read receipt|(?:acuse|aviso|confirmacion|confirmacao|recibo|notificacion) de (?:lectura|leitura|recibo|recepcion|recebimento)) (?:for|para|de|del|da|do)(?: (?:the|your|el|la|su|tu|o|a|sua|seu))? (?:e-?mail|mail|message|mensaje|correo|mensagem)',
];
const fate = new RegExp(`^\\W*(?:${fates.join('|')})`);

/** Characters. A read receipt says in a line or two what became of a mail. */
const longest = 800;

/** A read receipt in the shape of an ordinary mail: its text begins with the message, and says what became of it. */
export function sawReceiptWords({ subject, text }: Evidence): Saw {
  const begins = title.exec(titleOf(subject))?.[0];
  if (begins === undefined || text.length > longest) return null;
  const says = fate.exec(foldedSentences(text.trim()))?.[0];
  return says === undefined ? null : `Subject: ${begins} · ${says}`;
}
