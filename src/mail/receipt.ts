import type { Evidence, Saw } from './evidence.ts';
import { folded } from './folded.ts';
import { titleOf } from './title.ts';

const receiptPrefix =
  /^(?:read|leido|leida|lido|lida|not read|no leido|nao lida|nao lido|gelesen|lu|letto|read receipt|read-receipt|return receipt|acuse de recibo|confirmacion de lectura|confirmacao de leitura|aviso de leitura|recibo de leitura|deleted|eliminado|excluida)\s*[:：-]|^return receipt|^read receipt/;
const receiptText =
  /(?:was|has been) (?:read|displayed|deleted|opened)|return receipt|(?:se ha|ha sido|fue|foi) (?:leid[oa]|lid[oa]|mostrad[oa]|exibid[oa]|abiert[oa]|abert[oa]|eliminad[oa] sin|excluid[oa] sem)|se (?:leyo|mostro)|confirm(?:ar|ing|acion de|acao de)? (?:la |a )?(?:lectura|leitura)/;

/** A read receipt in the form of an ordinary mail. */
export function sawReceiptWords({ subject, text }: Evidence): Saw {
  const prefix = receiptPrefix.exec(titleOf(subject))?.[0];
  if (prefix === undefined) return null;
  const words = receiptText.exec(folded(text.slice(0, 1500)))?.[0];
  return words === undefined ? null : `Subject: ${prefix} · ${words}`;
}
