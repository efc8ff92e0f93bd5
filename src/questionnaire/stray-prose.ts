import type { Field } from './form.ts';
import { isTelling } from './telling.ts';
import { choicesIn } from './values/choices.ts';
import { isElsewhere } from './values/elsewhere.ts';
import { isAddressed } from './values/leading-word.ts';
import { tickedBox } from './values/ticked-box.ts';
import { understand, type ValueContext } from './values/understand.ts';
import { unknownAnswer } from './values/unknown.ts';
import { bearsOn, isAbout } from './values/yes-no.ts';
import { holdsVerb } from './verbs.ts';
import { fold } from './words.ts';
import { asksDesk, isNoted, isSentence, requests } from './words-to-desk.ts';

interface Unanswered {
  field: Field;
  context: ValueContext;
}

/** Whether what stands below a question that nobody answered is prose, and no answer to it: "No olviden llamarme". */
export function isStrayProse({ field, context }: Unanswered, paragraph: string): boolean {
  const noted = isNoted(paragraph);
  if (!noted && !isSentence(paragraph) && !asksDesk(paragraph) && !isAddressed(paragraph)) return false;
  if (unknownAnswer(paragraph)) return false;
  switch (field.type) {
    case 'yes-no':
      if (beginsAnswer(paragraph)) return false;
      return decidesNothing(paragraph) || !(noted ? isAbout : bearsOn)(field.key, paragraph);
    case 'date-time':
      if (noted) return understand(field, [paragraph], context) === 'unreadable';
      return !/\d/.test(paragraph) && !someTime.test(fold(paragraph));
    case 'calls':
      return !/\d/.test(paragraph) && (noted || !someTime.test(fold(paragraph)));
    case 'contacts':
      return holdsVerb(paragraph) && understand(field, [paragraph], context) === 'unreadable';
    case 'ip-addresses':
      return understand(field, [paragraph], context) === 'unreadable';
    case 'service-type':
      if (choicesIn(paragraph, field.choices).length > 0) return false;
      return holdsVerb(paragraph) || !someService.test(fold(paragraph));
    case 'phone':
      return !/\d/.test(paragraph);
    case 'text':
      if (isTelling(field)) return false;
      return noted || (field.key === 'customerReference' && namesNothing(paragraph));
    case 'category':
      return false;
  }
}

/** Whether a line turns to the desk, or speaks of another site, though with words of what was asked. */
export function decidesNothing(line: string): boolean {
  return requests(line) || isAddressed(line) || isElsewhere(line);
}

/** "Sí, …", "Sí tenemos …", "No se ha …", "… por ahora no": not "No olviden …", nor a sentence that says neither: "Hay 40 usuarios …". */
function beginsAnswer(paragraph: string): boolean {
  if (tickedBox(paragraph) !== null || setOff.test(paragraph) || atLast.test(paragraph)) return true;
  return stated.test(fold(paragraph));
}

/** A reference is a number, or a word about one: "Todavía no abrimos el ticket". */
function namesNothing(paragraph: string): boolean {
  return holdsVerb(paragraph) && !/\d/.test(paragraph) && !someReference.test(fold(paragraph));
}

const setOff = /^[^a-zà-ÿ\d]*(?:s[ií]m?|yes|n[aã]o|no|para nada)\s*[,.;:!–—-]/i;
const atLast = /(?<![a-zà-ÿ])(?:s[ií]m?|yes|n[aã]o|no)[^a-zà-ÿ]*$/i;
const stated =
  /^(?:(?:si|sim|yes)(?: (?:se|lo|le|nos|it))* (?:hay|ha|han|he|hemos|tenemos|tengo|temos|tenho|tiene|tem|contamos|is|are|was|were|have|has|do|does|did|foi|fue|hubo|houve)|(?:no|nao|not|ya|ja|already|aun no|todavia no|ainda nao|it|we|there) ?(?:(?:se|lo|le|nos) )*(?:ha|han|he|hemos|was|were|has|did|foi|fue|hubo|houve|se|lo)|hubo|houve)\b/;
const someService = /\b(?:enlaces?|links?|servi\w+|circuit\w*|linea|linha)\b/;
const someReference =
  /\b(?:referenc\w*|ticket|casos?|case|numero|number|n[or]o|incident\w*|chamado|folio|orden|ordem|protocolo|id|ref)\b/;
const someTime =
  /\b(?:antes|cuanto|possivel|posible|pronto|breve|urgente?|asap|soon|hoy|hoje|today|manana|amanha|tomorrow|semana|week|fin|dia|day|mes|month|hora|horario|noche|noite|night|tarde|madrugada|cualquier|qualquer|any|cuando|quando|when\w*|fecha|data|date)\b/;
