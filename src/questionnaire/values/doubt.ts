import { anew, correction, excuse } from '../excuses.ts';
import { fold } from '../words.ts';

/** Whether an answer says a yes or a no of which its writer is not sure: "creo que sí", "Sí, pero no estoy seguro", "yes?". */
export function isUnsure(text: string): boolean {
  return asksBack.test(text) || unsure.test(fold(text));
}

/** Whether an answer says yes as well as no, or takes back the one for the other: "sí y no", "Sí. No, perdón". */
export function saysBoth(text: string): boolean {
  return yesAndNo.test(text) || noAndYes.test(text);
}

/** What is said before an excuse, and what behind it: "Sí. Disculpen, no se hizo reinicio"; null where nothing is excused. */
export function aroundExcuse(text: string): { before: string; behind: string } | null {
  const found = excused.exec(text);
  if (found === null) return null;
  const before = text.slice(0, found.index);
  const behind = text.slice(found.index + found[0].length);
  return [before, behind].every(part => /\p{L}/u.test(part)) ? { before, behind } : null;
}

const excused = new RegExp(
  `(?:${excuse}|${correction}\\s*[:,]|corrij|rectific|retific|${anew})[a-zà-ÿ]*`,
  'i',
);

/** Whether a yes holds only if something else does: "If needed, yes", "Se precisar, sim". */
export function isConditional(text: string): boolean {
  return mayCondition.test(text) && conditional.test(text);
}

/** Most answers hold no word that begins a condition. */
const mayCondition = /\b(?:if|si|se|cuando|quando|when|cuanto|assim|soon)\b/i;

const yes = '(?:s[ií]m?|yes)(?![a-zà-ÿ])';
const no = '(?:n[aã]o|not?)(?![a-zà-ÿ])';
const asksBack = new RegExp(`^[^a-zà-ÿ\\d]*(?:${yes}|${no})\\s*\\?+\\s*$`, 'i');

const wished =
  '(?:\\s(?:lo|la|nos|me|se|os?|a|you|we|they|ustedes|uds|voc[eê]s|alguien|is|it))*\\s(?:autori[zsc]|authori[sz]|permit|aprueb|approv|aprov|allow|necesit|necess|need|requier|require|quier|quis|dese[ae]|precis|hace falta)';
const conditional = new RegExp(
  [
    `^[^a-zà-ÿ]*(?:if|si|se)\\s[^,;.]+,\\s*${yes}[^a-zà-ÿ]*$`,
    `^[^a-zà-ÿ]*${yes}[^a-zà-ÿ]+(?:only )?if\\s`,
    // In Spanish "se" is no condition: "Sí, se autorizó".
    `^[^a-zà-ÿ]*(?:s[ií]|yes)[^a-zà-ÿ]+(?:si|if)${wished}`,
    `^[^a-zà-ÿ]*sim[^a-zà-ÿ]+se${wished}`,
    `^[^a-zà-ÿ]*${yes}[^a-zà-ÿ][^.;]*(?<![a-zà-ÿ])(?:pued|pod|can|could|may|possib|posib|poss[ií]v)[a-zà-ÿ]*\\s(?:[^.;]*\\s)?(?:si|se|if|cuando|quando|when|en cuanto|assim que|as soon as)${wished}`,
  ].join('|'),
  'i',
);

const either = '(?:si|sim|yes|no|nao|not|so)';
const believe =
  '(?:cre[oi]\\w*|creemos|ach(?:o|amos)|pens(?:o|amos)|pienso|supon\\w+|imagin(?:o|amos)|entiendo|entendo|acredito|asumo|(?:me |nos )?parece|think|believe|guess|suppose|assume|imagine|reckon|presume|hope|espero)';
/** Whether a text begins with what its writer believes. */
export function isBelief(text: string): boolean {
  return belief.test(fold(text));
}

const belief = new RegExp(`^(?:(?:yo|eu|i|we|pero|but|mas) )*${believe}\\b`);

const doubts = [
  `(?:(?:yo|eu|i|we|do|don t|dont|not|no|nao|eso|asi) )*${believe}(?: que)?(?: ${either})?`,
  `(?:it )?seems(?: ${either})?|(?:probable|provavel|aparente|posible|possivel|supuesta)mente(?: ${either})?|(?:probably|apparently|presumably|likely|al parecer|pelo visto)(?: que)?(?: ${either})?`,
  '(?:(?:i|we|am|are|m|re|estoy|estamos|estou) )*(?:no|nao|not|sin|sem) (?:(?:estoy|estamos|estou|tengo|tenemos|tenho|temos|am|100|a|la|muy|muito|very|quite|really|totally|entirely|totalmente) )*(?:segur[oa]s?|cert[oa]s?|certeza|sure|certain)',
  '(?:por|a|falta|sin|sem|to be|hay que|aguardo) (?:confirm|verific|comprob|valid)\\w*',
];
const unsure = new RegExp(
  `^(?:${either} (?:(?:pero|but|mas|aunque|though|although|y|e|and|embora) )?)?(?:${doubts.join('|')})$`,
);

/** What parts a second word from the first, and what excuses it. */
const turn = '(?:[,.;!?()/–—-]|(?<![a-zà-ÿ])(?:y|e|and|o|u|ou|or|pero|but|mas)(?![a-zà-ÿ]))';
const excuses = `(?:(?:${excuse}|digo|actually|${anew})[\\s,:;.]*){0,2}`;
const standsAlone = '\\s*(?:[,.;:!?)…–—]|$)';
const taken = (first: string, second: string) =>
  new RegExp(
    `^[^a-zà-ÿ\\d]*${first}(?:[^a-zà-ÿ\\d]{1,3}|.*?${turn}\\s*${excuses})${second}${standsAlone}`,
    'i',
  );
const yesAndNo = taken(yes, no);
const noAndYes = taken(no, yes);
