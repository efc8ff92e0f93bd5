import type { Field } from './form.ts';
import { choicesIn } from './values/choices.ts';
import { isAddressed } from './values/leading-word.ts';
import { understand, type ValueContext } from './values/understand.ts';
import { unknownAnswer } from './values/unknown.ts';
import { bearsOn } from './values/yes-no.ts';
import { fold } from './words.ts';
import { asksDesk, isProse } from './words-to-desk.ts';

interface Unanswered {
  field: Field;
  context: ValueContext;
}

/** Whether what stands below a question that nobody answered is prose, and no answer to it: "No olviden llamarme". */
export function isStrayProse({ field, context }: Unanswered, paragraph: string): boolean {
  if (!isProse(paragraph) && !asksDesk(paragraph) && !isAddressed(paragraph)) return false;
  switch (field.type) {
    case 'yes-no':
      return !bearsOn(field.key, paragraph) && !beginsAnswer(paragraph) && !unknownAnswer(paragraph);
    case 'date-time':
    case 'calls':
      return !/\d/.test(paragraph) && !unknownAnswer(paragraph) && !someTime.test(fold(paragraph));
    case 'ip-addresses':
    case 'contacts':
      return understand(field, [paragraph], context) === 'unreadable';
    case 'service-type':
      return choicesIn(paragraph, field.choices).length === 0 && !someService.test(fold(paragraph));
    case 'phone':
      return !/\d/.test(paragraph);
    case 'text':
    case 'category':
      return false;
  }
}

/** "Sí, …", "Sí tenemos …", "No se ha …": not "No olviden …", nor a sentence that says neither: "Hay 40 usuarios …". */
function beginsAnswer(paragraph: string): boolean {
  return setOff.test(paragraph) || stated.test(fold(paragraph));
}

const setOff = /^[^\p{L}\d]*(?:s[ií]m?|yes|n[aã]o|no)\s*[,.;:!–—-]/iu;
const stated =
  /^(?:(?:si|sim|yes)(?: (?:se|lo|le|nos|it))* (?:hay|ha|han|he|hemos|tenemos|tengo|temos|tenho|tiene|tem|contamos|is|are|was|were|have|has|do|does|did|foi|fue|hubo|houve)|(?:no|nao|not|ya|ja|already|aun no|todavia no|ainda nao|it|we|there) ?(?:(?:se|lo|le|nos) )*(?:ha|han|he|hemos|was|were|has|did|foi|fue|hubo|houve|se|lo)|hubo|houve)\b/;
const someService = /\b(?:enlaces?|links?|servi\w+|circuit\w*|linea|linha)\b/;
const someTime =
  /\b(?:antes|cuanto|possivel|posible|pronto|breve|urgente?|asap|soon|hoy|hoje|today|manana|amanha|tomorrow|semana|week|fin|dia|day|mes|month|hora|horario|noche|noite|night|tarde|madrugada|cualquier|qualquer|any|fecha|data|date)\b/;
