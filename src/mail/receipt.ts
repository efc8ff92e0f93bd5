import type { Evidence, Saw } from './evidence.ts';
import { foldedSentences } from './folded.ts';
import { titleOf } from './title.ts';

/** "Read: Enlace caído", "Leído:", "Lida:", "Not read:", "Return Receipt (displayed) - …"; folded. */
const title =
  /^(?:(?:not )?read|(?:no )?leid[oa]|(?:nao )?lid[oa]|deleted|eliminado|excluida|gelesen|lu|letto|(?:read|return) receipt|(?:acuse|confirmacion|recibo|aviso|notificacion) de (?:lectura|recibo)|(?:confirmacao|recibo|aviso) de leitura)\s*(?:\([^()]{0,30}\)\s*)?(?:[:：-]|$)/;

/** What the text says became of our mail; folded. */
const fate =
  /(?:was|has been) (?:read|displayed|deleted|opened)|return receipt|est[ea] es? (?:un|uma?) (?:acuse|confirmacion|confirmacao|recibo)|se elimino sin|(?:se|ha sido|fue|foi) (?:ha )?(?:leyo|leid[oa]|lid[oa]|mostrado|exibid[oa]|abiert[oa]|abert[oa]|eliminad[oa] sin|excluid[oa] sem)/;

/** A read receipt says in a line or two what became of a mail. */
const lookedAt = 1500;

/** A read receipt in the shape of an ordinary mail. */
export function sawReceiptWords({ subject, text }: Evidence): Saw {
  const begins = title.exec(titleOf(subject))?.[0];
  if (begins === undefined) return null;
  const says = fate.exec(foldedSentences(text.slice(0, lookedAt)))?.[0];
  return says === undefined ? null : `Subject: ${begins} · ${says}`;
}
