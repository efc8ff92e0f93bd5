import { fold } from '../words.ts';

/** The answer's first word where it decides: "no" directly before other words may negate something bad. */
export function leadingWord(text: string): 'yes' | 'no' | 'no, and more' | null {
  const folded = fold(text);
  if (isAddressed(text)) return null;
  if (yesWords.test(folded)) return 'yes';
  const [no] = noWords.exec(folded) ?? [];
  if (no === undefined) return null;
  if (no === folded || no.includes(' ') || /^\P{L}*\p{L}+\s*[,.;:()!–—-]/u.test(text)) return 'no';
  return 'no, and more';
}

const yesWords =
  /^(?:si|sii+|s|sim|yes|y|yep|yeah|yup|sure|absolutely|definitely|confirmad[oa]|confirmed|corret[oa]|1$|ye|true|verdadero|afirmativ[oa]|affirmative|correct[oa]?|claro|asi es|efectivamente|efetivamente|exacto|por supuesto|of course|positiv[oa]|isso|com certeza|certo|desde luego|indeed|sip|ya)\b/;
const noWords =
  /^(?:(?:(?:i|we|they|it|there) )?(?:do|does|did|is|was|are|were|have|has|had|could|would|ca|wo)n ?t(?: (?:any|one|have|been|yet|at all))*$|(?:no|nop|nope|n|nao|negativ[oa]|negative|false|falso|ningun[oa]?|nenhum[a]?|none|nunca|never|jamas|not|0$|no way|de jeito nenhum|de ninguna manera|de modo algum|ni|cero|zero|aun no|todavia no|ainda nao|tampoco|para nada|nada|nothing|nadie|nobody|no one|ninguem|e[mn] absoluto)\b)/;

/** Whether a text is said to its reader, though it begins like an answer: "Si necesitan acceso …", "No olviden llamarme". */
export function isAddressed(text: string): boolean {
  return addressed.test(fold(text)) && !statesYes.test(text);
}

/** "Sí. Necesito que vengan" */
const statesYes = /^[^a-zà-ÿ]*(?:sí(?![a-zà-ÿ])|[a-zà-ÿ]+\s*[,.;:!])/i;

const addressed =
  /^(?:(?:si|se|if) (?:(?:you|voces?|ustedes|lo) )*(?:need|requir|want|wish|necesit|necess|requier|precis|quier|quis|dese[ae]|desej|pueden?\b|es necesario|fuera|fuese)|(?:no|nao|do not|don t|please do not) (?:olvid|dude|duden|dejen?\b|esquec|deixem?\b|hesit|forget))/;
