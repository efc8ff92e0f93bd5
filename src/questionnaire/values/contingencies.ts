/** Whether an answer about the desk's own contingency speaks of somebody else's, or of one that is not there yet. */
export function contingencyInstead(folded: string): 'no' | 'unreadable' | null {
  if (no.test(folded)) return null;
  // A yes may go on about something else: "Sí, 4G; falta instalar la antena de repuesto".
  const denied = yes.test(folded) ? 'unreadable' : 'no';
  if (notThere.test(folded) || underWay.test(folded)) return denied;
  if (ours.test(folded)) return null;
  if (somebodyElses.test(folded)) return denied;
  // Our own may run over another carrier's network: "Sí, 4G de Movistar".
  if (yes.test(folded) || !ofCarrier.test(folded)) return null;
  return only.test(folded) ? 'no' : 'unreadable';
}

const no = /^(?:no|nao|not|n|ningun\w*|nenhum\w*|none|negativ\w*|aun|todavia|ainda)\b/;
const yes = /^(?:si|sim|yes)\b/;
/** "Contratada, no instalada" */
const notThere =
  /\b(?:(?:no|nao|not|isn t|hasn t)(?: (?:se|ha|han|esta|sido|foi|fue|been|yet|aun|ainda|la|lo|a|o))* (?:(?:instal|implement|habilit)ad[oa]s?|(?:install|implement|provision)ed)(?! (?:por|by|pel))|(?:sin|sem|por|falta|to be|pendiente de|pendente de|pending|awaiting) (?:instalar|implementar|habilitar|installed|implemented|provisioned)|(?:pendiente de|pendente de|falta la|falta a|pending|awaiting) (?:instala|installa|implementa)\w+)\b/;
const underWay =
  /\b(?:(?:being|under) (?:install|implement)\w+|(?:en|em) (?:proceso de |processo de )?(?:instalac|implementac)\w+|(?:en|em) (?:proyecto|projeto))\b/;
const us = '(?:bt|ustedes|uds|voces|vcs|you|yours)';
const withWhom = '(?:de|da|do|del|con|com|from|with|by|via|por|en|em|of)';
/** "Sí, de BT", "y otra más de otro proveedor". */
const ours = new RegExp(
  `(?<!\\b(?:no|nao|not|sin|sem) (?:es |e |is |it s )?)\\b${withWhom} ${us}\\b|\\b(?:tambien|tambem|also|ademas|as well|too|y otr[oa]|e outr[oa]|and (?:another|one))\\b`,
);
/** "de otro proveedor", "(no BT)", "but not with you". */
const somebodyElses = new RegExp(
  `\\b${withWhom} (?:an? |un |una |um |uma )?(?:(?:otr[oa]s?|outr[oa]s?|another|other|different) (?:proveedor\\w*|operador\\w*|provedor\\w*|prestador\\w*|fornecedor\\w*|carriers?|providers?|operators?|isp|empresa|company|compania|telco)|terceros|terceiros|(?:a )?third party)\\b|\\b(?:no|nao|not)(?: (?:es|e|is|it s|${withWhom}))* ${us}(?:$| (?:but|pero|mas|sino|es|it)\\b)`,
);
const ofCarrier =
  /\b(?:de|da|do|del|con|com|from|with|by|via|por|of) (?:la |el |a |o |the )?(?:claro|movistar|telefonica|entel|tigo|vivo|tim|oi|telmex|telcel|embratel|wom|bitel|etb|cnt|kolbi|digicel|cantv|movilnet|digitel|antel|copaco|at t|verizon|cirion|lumen|level ?3|internexa|altice|axtel|totalplay|izzi|gtd|vtr|algar)\b/;
const only = /\b(?:solo|sola|solamente|unicamente|only|just|so|somente|apenas)\b/;
