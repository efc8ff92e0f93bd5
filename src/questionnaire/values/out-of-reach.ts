import { compiled } from '../compiled.ts';
import { fold } from '../words.ts';
import { devices } from './devices.ts';
import { cannot, there } from './unknown.ts';

/** Whether a clause says that its writer is not there, or that nobody there can be spoken to. */
export function isOutOfReach(clause: string): boolean {
  return !/[,.;]\s/.test(clause) && !saysYes.test(clause) && untold.test(fold(clause));
}

const saysYes = /^\W*(?:s[ií]m?|yes)(?![\wáéíóúãõç])/i;

/** Whatever follows in the same clause, as long as nobody is said to know, and no device is spoken of. */
const unsaid = `(?: (?!(?:segun|segundo|dic\\w+|sa(?:y|id)\\w*|di[zs]\\w*|inform\\w+|told|si|sim|yes|hay|ha|there|via|through|over|${devices}) )\\w+)*`;
/** "No estoy en el sitio", "I'm not on site", "Estou fora". */
const away = `(?:(?:yo|eu|ya|ja) )*(?:${[
  `(?:(?:no|nao) (?:me |nos )?(?:estoy|estamos|encuentro|encontramos|estou|encontro)|(?:i|we) (?:am|m|are|re) (?:currently )?not)(?: (?:ahora|agora|hoy|hoje|actualmente|fisicamente|presente|present|currently))* (?:${there}|aqui|alli|alla|ahi|onsite|there|here|at the office|en la oficina|no escritorio)`,
  '(?:estoy|estamos|estou|trabajo|trabalho) (?:fuera|lejos|fora|longe|remoto|en remoto|de casa|desde casa|de manera remota|remotamente)|(?:(?:i|we) (?:am|m|are|re) )?(?:away|off ?site|working (?:remotely|from home))',
].join('|')})`;
const somebody =
  '(?:nadie|ninguem|nobody|anyone|anybody|someone|them|him|her|(?:(?:el|la|los|las|o|a|os|as|the|our|my|al) )*(?:sitio|site|local|lugar|sede|tienda|loja|unidade|store|branch|sucursal|guardia|guarda|vigia|guard|encargad\\w+|responsa\\w+|contact\\w*|contat\\w*|person\\w*|staff|people|usuari\\w+|users?|client\\w*|customer))';
const bySpeaking =
  '(?:comunicar\\w*|contactar\\w*|contatar\\w*|ubicar\\w*|hablar|falar|get through|speak|talk)';
const contact = '(?:comunicacion|comunicacao|contacto|contato|respuesta|resposta|response|answer)';
const managedNot =
  '(?:no|nao) (?:(?:nos|he|hemos|se|logr\\w+|consigui\\w*|consegui\\w*|pud[eo]|podido|logrado|obtuv\\w+) )+|(?:have|had|has|were|was|did|haven|hasn|weren|didn|wasn) (?:not|t) (?:been able to |got |get )?';
/** "No contestan en el sitio", "Could not reach the store", "Não consegui contato". */
const unreached = `(?:(?:aun|todavia|ainda|yo|i|we) )*(?:${[
  `(?:${cannot} |${managedNot})(?:(?:to|con|com|tener|ter|get|any|un|una) )*(?:${bySpeaking}|${contact}|(?:reach|contact|locate|localizar|get hold of)(?:ed)? (?:a |con |com )?${somebody})`,
  `(?:sin|sem|(?:(?:have|had|got|there is) )*no|(?:no|nao) (?:hay|ha|tenemos|temos|tengo|tenho)) ${contact} (?:con|com|de|del|do|da|from|with) ${somebody}`,
  '(?:no|nao) (?:nos |me )?(?:contestan?|responden|atienden?|atendem?)',
  '(?:nadie|ninguem|nobody|no one) (?:nos |me |is |has |ha )?(?:contest\\w+|respond\\w+|atiende|atendio|atende\\w*|answer\\w*|pick\\w*|repl\\w+)',
  '(?:they|he|she|the (?:site|store|branch|guard)) (?:do|does|did|is|are)n? (?:not|t) (?:answer|pick|reply|respond)\\w*',
].join('|')})`;
const untold = compiled(`^(?:${away}|${unreached})${unsaid}$`);
