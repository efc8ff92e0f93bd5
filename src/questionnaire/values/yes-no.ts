import { fold } from '../words.ts';

/** What a yes-no question is about: the words that speak for yes, and those that speak for no. */
interface Topic {
  yes: RegExp;
  no: RegExp;
  /** Which side counts when an answer says both. */
  stronger: 'yes' | 'no';
  /** Whether an explicit "yes" is still checked against the words: one answer, two facts. */
  bothFacts?: boolean;
}

const working =
  /^(?:funciona|operativ|activ|arriba|up$|work|ok$|okay|bien|normal|estable|est[aá]vel|correct|online|opera|run)/;
const failing =
  /^(?:ca[ií]d|cay[oó]|caiu|down|fall|falh|inoperativ|inoperante|fail|problem|issue|lent|slow|degrad|intermit|inactiv|inativ|offline|abajo|broken|apagad|desligad|indispon|fora$)/;

const topics: Record<string, Topic> = {
  hasContingency: {
    yes: /^(?:4g|5g|lte|3g|vsat|satelit|satellit|radio|fibra|adsl|backup|respaldo|contingenc|redundan|secundari|secondary)/,
    no: /^(?:unico|unica|only|solo|sola|single|ningun|nenhum|none|carece)/,
    stronger: 'yes',
  },
  contingencyWorking: { yes: working, no: failing, stronger: 'no' },
  powerOnSite: {
    yes: /^(?:power|energi|luz|electric|eletric|normal|estable|estavel|generador|gerador|generator|ups|nobreak|planta|restablecid|restaurad|restabelecid|restored|volvio|voltou|regreso|back|ok$|bien|funciona|encendid|ligad)/,
    no: /^(?:corte|cortad|apagon|apagao|out$|outage|falla|falta|falh|caid|caiu|down|oscuras|apagad|desligad|problem|interrup|blackout)/,
    stronger: 'no',
  },
  powerOutage: {
    yes: /^(?:corte|cortes|cortaron|corto|apagon|apagones|apagao|outage|blackout|falla|fallo|falta|faltou|queda|caida|caiu|cayo|interrup|fluctua|oscila|variacion|varia|microcorte|bajon|lost|perdi|went|out$)/,
    no: /^(?:estable|estavel|normal|stable|ningun|nenhum|none|constante|ok$)/,
    stronger: 'yes',
  },
  rain: {
    yes: /^(?:llov|lluev|lluvi|lloviz|aguacero|chubasco|torment|tempestad|rain|drizzl|storm|shower|chov|chuv|garoa|garuo|garua|diluvi|precipit)/,
    no: /^(?:seco|seca|dry|despejad|soleado|sol$|sunny|clear|cielo|nublado|cloud|limpo|ensolarad|claro|parcialmente|buen|good|ningun|nenhum|none)/,
    stronger: 'yes',
  },
  equipmentConnected: {
    yes: /^(?:conectad|connect|todo|all$|ligad|encendid|enchufad|plugged|ok$|bien|correct|normal|everything)/,
    no: /^(?:desconectad|disconnect|unplug|desenchufad|falta|menos|excepto|except|exceto|salvo|missing|apagad|desligad|suelt|solt|loose|unconnected)/,
    stronger: 'no',
  },
  equipmentReset: {
    yes: /^(?:reinici|reset|resete|reboot|restart|apago|apagaron|apagamos|apagado|desconect|deslig|encendi|power$|cycle|realiz|hicimos|hizo|hecho|hecha|done|feito|feita|fizemos|fiz$|ejecut|efectu|performed|possible|posible|possivel|veces|vez|vezes|twice|once|times)/,
    no: /^(?:pendiente|pendente|pending|ningun|nenhum|none|falta|imposible)/,
    stronger: 'yes',
  },
  powerOk: {
    yes: /^(?:encendid|prendid|ligad|normal|estable|estavel|ok$|bien|operativ|energizad|on$|powered|correct|funciona|todo)/,
    no: /^(?:apagad|desligad|off$|problem|corte|cortes|cortad|falla|fallo|falta|apagon|outage|intermit|inestable|instavel|fluctua|oscila|caid|bajon)/,
    stronger: 'no',
    bothFacts: true,
  },
};
const sameTopic: Record<string, string> = { resetDone: 'equipmentReset' };

/** Verbs that say yes by themselves, but nothing beside a noun of the topic: "no hay cortes". */
const bareVerbs =
  /^(?:hay|ha|tiene|tienen|tengo|tenemos|temos|tem|cuenta|cuentan|contamos|possui|possuimos|existe|existen|dispone|disponemos|dispomos|have|has|do|does|did|is|are|was|hubo|houve|esta|estan|estao|foi|fue)$/;

/** Words that turn the next few around. */
const negators = new Set(
  'no not sin nao sem ni nor nunca never jamais without tampoco nem isn wasn hasn haven didn doesn aren weren ninguna ningun ninguno nenhum nenhuma none neither'.split(
    ' ',
  ),
);
const negationReaches = 5;

/**
 * Whether an answer means yes or no in the light of its question; "unknown" when it says that nobody knows;
 * 'unreadable' when it says neither; 'nothing' when all its boxes are empty.
 */
export function yesOrNo(
  key: string,
  text: string,
): { value: 'yes' | 'no' | 'unknown' } | 'unreadable' | 'nothing' {
  const ticked = tickedBox(text);
  if (ticked !== null) return ticked === 'nothing' ? ticked : { value: ticked };
  if (unknownAnswer(text)) return { value: 'unknown' };
  const topic = topics[sameTopic[key] ?? key];
  const said = evidence(text, topic);
  const word = leadingWord(text);
  if (word === 'yes') return { value: topic?.bothFacts && said.no ? 'no' : 'yes' };
  if (word === 'no') return { value: 'no' };
  if (word === 'no, and more' && said.bare) return { value: 'no' };
  if (said.yes && said.no) return { value: topic?.stronger ?? 'no' };
  if (said.yes) return { value: 'yes' };
  if (said.no || word === 'no, and more') return { value: 'no' };
  return 'unreadable';
}

/** Whether an answer says that nobody knows, or that the question does not apply. */
export function unknownAnswer(text: string): boolean {
  if (/^[\s?¿.]*\?[\s?.]*$/.test(text)) return true;
  return unknownWords.test(fold(text));
}

const unknownWords =
  /^(?:n a|na|n d|nd|n c|no aplica\b.*|nao se aplica\b.*|nao aplicavel|not applicable\b.*|no applicable|does not apply|(?:yo )?(?:no|nao) (?:lo |se )?(?:sabe|sabemos|sei|sabem|saben)\b.*|(?:yo )?no (?:lo )?se(?: .{0,3}| todavia| aun| con certeza)?|(?:se )?desconoc\w*\b.*|desconhec\w*\b.*|unknown\b.*|unsure\b.*|(?:not|no) (?:sure|known|idea|tengo (?:informacion|idea|el dato)|tenemos (?:informacion|el dato)|hay informacion)\b.*|(?:i |we )?(?:don t|do not|dont) know\b.*|sin (?:informacion|dato|datos|confirmar)|sem informacao|(?:por|a|pendiente de|en|to be|aun por|falta|pendente de) (?:confirm\w*|valid\w*|verific\w*|defin\w*|determin\w*|revis\w*|averiguar|avis\w*|check\w*)\b.*|tbc|tbd|pendiente (?:confirmar|validar|verificar)|verificando|validando|confirmando|confirmaremos\b.*|(?:se esta |estamos |estoy )?(?:verificando|validando|confirmando|revisando)|checking|nao (?:tenho|temos) (?:informacao|essa informacao|certeza)|(?:aguardando|esperando) confirma\w*|no (?:puedo|podemos|se puede|es posible) (?:confirmar|verificar|validar)\b.*|nao (?:posso|podemos|foi possivel) (?:confirmar|verificar|validar)\b.*|(?:can ?not|can t|cannot|unable to) (?:confirm|verify|tell|check)\b.*)$/;

const yesWords =
  /^(?:si|sii+|s|sim|yes|y|yep|yeah|ye|true|verdadero|afirmativ[oa]|affirmative|correct[oa]?|claro|asi es|efectivamente|efetivamente|exacto|por supuesto|of course|positiv[oa]|isso|com certeza|certo|desde luego|indeed|sip|ya)\b/;
const noWords =
  /^(?:no|nop|nope|n|nao|negativ[oa]|negative|false|falso|ningun[oa]?|nenhum[a]?|none|nunca|never|jamas|not (?:yet|that)|aun no|todavia no|ainda nao|tampoco|para nada|nada|nothing)\b/;

/** The answer's first word where it decides: "no" directly before other words may negate something bad. */
function leadingWord(text: string): 'yes' | 'no' | 'no, and more' | null {
  const folded = fold(text);
  if (yesWords.test(folded)) return 'yes';
  const [no] = noWords.exec(folded) ?? [];
  if (no === undefined) return null;
  if (no === folded || no.includes(' ') || /^\P{L}*\p{L}+\s*[,.;:()!–—-]/u.test(text)) return 'no';
  return 'no, and more';
}

/** What the words of an answer speak for, each negation heeded. */
function evidence(text: string, topic: Topic | undefined): { yes: boolean; no: boolean; bare: boolean } {
  const said = { yes: false, no: false, bare: false };
  const bare = { yes: false, no: false };
  for (const clause of text.split(turns)) {
    let negated = 0;
    const words = fold(clause).split(' ');
    for (const [index, word] of words.entries()) {
      const negates = negators.has(word);
      if (topic?.no.test(word)) said[negated > 0 && !negates ? 'yes' : 'no'] = true;
      else if (topic?.yes.test(word)) said[negated > 0 ? 'no' : 'yes'] = true;
      else if (bareVerbs.test(word))
        bare[negated > 0 || negators.has(words[index + 1] ?? '') ? 'no' : 'yes'] = true;
      negated = negates ? negationReaches : negated - 1;
    }
  }
  return said.yes || said.no ? said : { yes: bare.yes && !bare.no, no: bare.no, bare: true };
}

const turns = /[,.;:()!]|\b(?:pero|but|mas|aunque|however|embora|porem|porque)\b/i;

/** Which of several boxes has a tick: "[x] Sí [ ] No", "Sí (x) No ( )", "☑ Sí ☐ No", "✓". */
function tickedBox(text: string): 'yes' | 'no' | 'nothing' | null {
  const boxes = [...text.matchAll(box)];
  if (boxes.length === 0) return markAlone(text);
  const ticked = boxes.filter(([mark]) => /[x✓✔√☑☒■●⬛✅]/i.test(mark));
  if (ticked.length === 0) return /\p{L}/u.test(text) && boxes.length > 1 ? 'nothing' : null;
  const [tick] = ticked;
  if (ticked.length > 1 || tick === undefined) return null;
  const leadsLabels = /^\s*$/.test(text.slice(0, boxes[0]?.index));
  const label = leadsLabels
    ? text.slice(tick.index + tick[0].length, boxes.find(({ index }) => index > tick.index)?.index)
    : text.slice(previousEnd(boxes, tick.index), tick.index);
  const word = leadingWord(label);
  if (boxes.length === 1 && word === null) return 'yes';
  return word === 'yes' || word === 'no' ? word : word === null ? null : 'no';
}

const box = /\[\s*[x✓✔√]?\s*\]|\(\s*[x✓✔√]?\s*\)|[☐☑☒□■○●⬜⬛✅]/gi;

function previousEnd(boxes: readonly RegExpExecArray[], before: number): number {
  const previous = boxes.filter(({ index }) => index < before).at(-1);
  return previous === undefined ? 0 : previous.index + previous[0].length;
}

function markAlone(text: string): 'yes' | 'no' | null {
  const mark = text.replace(/\ufe0f/g, '').trim();
  if (/^[✓✔√👍]+$/u.test(mark)) return 'yes';
  if (/^[✗✘✖❌👎]+$/u.test(mark)) return 'no';
  return null;
}
