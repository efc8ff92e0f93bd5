import { fold } from '../words.ts';

/** What a yes-no question is about: the words that speak for yes, and those that speak for no. */
interface Topic {
  yes: RegExp;
  no: RegExp;
  /** Which side counts when an answer says both. */
  stronger: 'yes' | 'no';
  /** Whether an explicit "yes" is still checked against the words: one answer, two facts. */
  bothFacts?: boolean;
  /** What says yes where nothing else decides: a time ("ayer de 2 a 3") or a thing that one has. */
  merely?: RegExp;
}

const working =
  /^(?:linea$|designed$|esperad|previst|funciona|operativ|activ|ativ|arriba|up$|work|ok$|okay|bien|bem$|normal|estable|estavel|correct|online|opera|trabaj|trabalh|run|conmut|comut|switch|failover|took|takes|taking|carr(?:y|ies)|curs|assum|asum|levant|kick|reach|pasa|entro|entra|entrou|entered|navega|respon|good$|fine$|traf|traff|sub(?:io|iu|e)$|came|cumple|cumpre)/;
const failing =
  /^(?:inconven|unreach|caid|cayo|cayer|caen$|caiu|cair|down|fall|falh|inoperativ|inoperante|fail(?!over)|problem|issue|lent|slow|degrad|intermit|inactiv|inativ|offline|abajo|stuck|pegad|fuera$|broken|apagad|desligad|indispon|fora$|muert|mort|dead|colgad|travad|hung)/;

/** Said by an answer that names only a time. */
const atSomeTime =
  /\b(?:ayer|anoche|hoy|yesterday|last night|this (?:morning|afternoon)|today|tonight|ontem|hoje|antes de ayer|anteayer|anteontem|madrugada|manha|manana|tarde|noche|noite|hace|ago|ha pouco|desde|since|minut\w*|min|horas?|hrs?|hours?|h|\d{1,2}h\w*|am|pm|\d{1,2} \d{2})\b/;
/** Said by an answer that names only how much. */
const someOfIt =
  /\b(?:bit|little|lot|poco|poquito|pouco|pouquinho|much[oa]|muit[oa]|algo|heavy|fuerte|forte|leve|ligera)\b/;
/** Said by an answer that names only what serves as a backup. */
const meansOfBackup =
  /\b(?:\d+ ?(?:mb|mbps|kbps|gbps)|mbps|enlace|link|modem|router|roteador|circuito|circuit|movil|movel|mobile|celular|internet|mpls|starlink|wifi|dual|doble|duplo|segundo|second)\b/;

const topics: Record<string, Topic> = {
  hasContingency: {
    yes: /^(?:4g|5g|lte|3g|vsat|satelit|satellit|radio|fibra|adsl|backup|respaldo|contingenc|redundan|secundari|secondary|alterno|alternat|contrat|contract|bought|compr|failover|ok$)/,
    no: /^(?:unico|unica|only|solo|sola|solamente|somente|apenas|unicamente|so$|just|single|ningun|nenhum|none|carece)/,
    stronger: 'yes',
    merely: meansOfBackup,
  },
  contingencyWorking: { yes: working, no: failing, stronger: 'no' },
  powerOnSite: {
    yes: /^(?:power|energi|luz|electric|eletric|corriente|suministro|comercial|normal|estable|estavel|stable|steady|generador|gerador|generator|fluido|mains|lights|electrogen|grupo|bateri|batter|inversor|inverter|ups|nobreak|planta|restablecid|restaurad|restabelecid|restored|volvio|voltou|regreso|back|ok$|bien|bem$|good$|funciona|encendid|ligad)/,
    no: /^(?:corte|cortad|cortaron|corto$|apagon|apagao|out$|off$|outage|falla|falt|falh|caid|cayo|caiu|down|oscuras|oscuro|escuras|escuro|dark|apagad|desligad|problem|interrup|blackout|lost|perdi|perde)/,
    stronger: 'no',
  },
  powerOutage: {
    yes: /^(?:incident|problem|falhas?$|inconven|corte|cortes|cortaron|corto|apagon|apagones|apagao|outage|blackout|falla|fallo|falta|faltou|queda|caida|caiu|cayo|interrup|fluctua|flutua|oscil|registr|failed|variacion|varia|microcorte|bajon|pico|lost|perdi|went|out$|short|brief|breve)/,
    no: /^(?:estable|estavel|normal|stable|ningun|nenhum|none|constante|ok$|fine$|bien$|bem$|boa$|bom$|good$)/,
    stronger: 'yes',
    merely: atSomeTime,
  },
  rain: {
    yes: /^(?:llov|lluev|lluvi|lloviz|aguacero|chubasco|torment|tempest|temporal|rain|drizzl|storm|thunder|shower|pour|hail|graniz|neblina|chov|chuv|garoa|garuo|garua|diluvi|precipit|mojad|molhad|wet$|stopped|paro$|ceso$|parou|escampo)/,
    no: /^(?:normal|aberto|seco|seca|dry|bom$|firme$|despejad|soleado|sol$|sunny|clear|cielo|nublado|cloud|limpo|ensolarad|claro|parcialmente|buen|good|sun$|sunshine|bright|fair$|ningun|nenhum|none)/,
    stronger: 'yes',
    merely: someOfIt,
  },
  equipmentConnected: {
    yes: /^(?:conectad|connect|verificad|validad|conferid|comprobad|checked|enciende|prende$|todo|all$|tudo|ligad|encendid|prendid|enchufad|plugged|ok$|bien|bem$|correct|normal|everything|verified|revisad|good$)/,
    no: /^(?:desconectad|disconnect|unplug|desenchufad|falta|fora$|menos|excepto|except|exceto|salvo|missing|apagad|desligad|off$|suelt|solt|loose|unconnected|faltan|unplugged|parcial|partial|partly)/,
    stronger: 'no',
  },
  equipmentReset: {
    yes: /^(?:reinici|reset|resete|reboot|restart|apago|apagaron|apagamos|apagado|desconect|deslig|encendi|power$|cycle|realiz|hicimos|hizo|hecho|hecha|done|feito|feita|fizemos|fiz$|ejecut|efectu|performed|possible|posible|possivel|veces|vez|vezes|twice|once|times|touch|tocam|tocad|toco|mexe|desenchuf|unplug|prendi|prendem|bounce|recycle|ok$)/,
    no: /^(?:pendiente|pendente|pending|ningun|nenhum|none|falta|hara$|haran$|fara$|realizara|imposible|haremos|hare$|faremos|farei|vamos|will|going|wait|awaiting|aguard|esper)/,
    stronger: 'yes',
    merely: atSomeTime,
  },
  powerOk: {
    yes: /^(?:encendid|enciend|prendid|prend[ei]|ligad|normal|estable|estavel|ok$|bien|operativ|energi|luz$|corriente|electric|alimentad|on$|powered|correct|funciona|todo)/,
    no: /^(?:apagad|apaga$|desligad|off$|problem|corte|cortes|cortad|falla|fallo|falta|apagon|outage|intermit|inestable|instavel|fluctua|oscila|variacion|altibajo|pico|sobretension|caid|bajon|oscuras|dark)/,
    stronger: 'no',
    bothFacts: true,
  },
};
const sameTopic: Record<string, string> = { resetDone: 'equipmentReset' };

/** Verbs that say yes by themselves, but nothing beside a noun of the topic: "no hay cortes". */
const bareVerbs =
  /^(?:hay|ha|posee|poseen|poseemos|tiene|tienen|tengo|tenemos|temos|tem|cuenta|cuentan|contamos|possui|possuimos|existe|existen|dispone|disponemos|dispomos|have|has|do|does|did|is|are|was|hubo|houve|esta|estan|estao|foi|fue)$/;

/** Words that turn the next few around. */
const negators = new Set(
  'no not sin nao sem ni nor nunca never jamais without tampoco nem isn wasn hasn haven didn doesn aren weren ninguna ningun ninguno nenhum nenhuma none neither nadie nobody ninguem nothing nada cero zero cannot cant couldn hadn don'.split(
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
  const plain = plainWords(text);
  const word = leadingWord(plain);
  if (word === 'no' || (word === 'yes' && !topic?.bothFacts)) return { value: word };
  const said = evidence(plain, topic);
  if (word === 'yes') return { value: said.no ? 'no' : 'yes' };
  if (word === 'no, and more' && said.bare) return { value: 'no' };
  if (said.yes && said.no) return { value: topic?.stronger ?? 'no' };
  if (said.yes) return { value: 'yes' };
  if (said.no || word === 'no, and more') return { value: 'no' };
  return topic?.merely?.test(fold(text)) ? { value: 'yes' } : 'unreadable';
}

/** Whether a text holds a word that decides a question of this key. */
export function speaksOf(key: string, text: string): boolean {
  const topic = topics[sameTopic[key] ?? key];
  return (
    topic !== undefined &&
    fold(text)
      .split(' ')
      .some(word => topic.yes.test(word) || topic.no.test(word))
  );
}

/** With the turns of speech replaced whose words, one by one, say something else: a single word is none. */
function plainWords(text: string): string {
  if (!/[ -]/.test(text)) return text;
  return turnsOfSpeech.reduce((plain, [turn, meaning]) => plain.replace(turn, meaning), text);
}

const turnsOfSpeech: readonly (readonly [RegExp, string])[] = [
  [/\bse (?:nos )?(?:fue|va|ha ido|corto|cortó) (?:la |el )?(?:luz|energ[ií]a|servicio)/gi, 'corte'],
  [/\b(?:acab(?:ou|o)|faltou) (?:a )?(?:luz|energia|for[cç]a)/gi, 'corte'],
  [/\b(?:all|everything)(?: (?:equipment|devices))? but (?=(?:one|two|a|the|our)\b)/gi, 'except '],
  [/\bfail(?:ed|s|ing)?[ -]over\b/gi, 'failover'],
  [/\b(problem\w*) (?:de|con|com|with|el[eé]\w*)(?: la| a| o)? ?(?:energ\w*|luz|power|corriente)?/gi, '$1'],
  [/\b(?:pendiente|pendente) (?:de|por|o|a) \p{L}+/giu, 'pendiente'],
  [/\bpor (?:hacer|realizar)(?!\p{L})/giu, 'pendiente'],
  [/\b(?:sin|sem|no) (?:servicio|servi[cç]o|service|señal|sinal|signal)(?!\p{L})/giu, 'down'],
  [/\bout of (?:order|service)\b/gi, 'down'],
  [/\bno escuro\b/gi, 'escuro'],
  [/(?<!fora )\b(?:est[aá]|segue|voltou|ficou) no ar\b/gi, 'online'],
  [/\bsin novedad(?:es)?(?: \p{L}+)?/giu, 'normal'],
  [/\bsem novidades?(?: \p{L}+)?/giu, 'normal'],
  [/\b(?:off and (?:back )?on|on and off)\b/gi, 'reset'],
  [/\b(?:think|believe|guess|suppose) so\b/gi, 'yes'],
  // In Portuguese "no" is "in the".
  [/\bno (?=(?:gerador|nobreak|no-break|momento|local|site|pr[eé]dio|bairro)\b)/gi, ''],
];

/** Whether an answer says that nobody knows, or that the question does not apply. */
export function unknownAnswer(text: string): boolean {
  if (/^[\s?¿.]*\?[\s?.]*$/.test(text)) return true;
  const folded = fold(text);
  return unknownWords.test(folded) || unknownAtLast.test(folded);
}

/** "Sitio desatendido, no se sabe." */
const unknownAtLast = /\b(?:(?:no|nao) se (?:sabe|aplica)|no aplica)$/;

/** Whether an answer says that its question does not apply. */
export function doesNotApply(text: string): boolean {
  return notApplicable.test(fold(text));
}

const notApplicable =
  /^(?:n a|na|no aplica\w*|nao se aplica|nao aplicavel|not applicable|does not apply)(?: |$)/;

const unknownWords =
  /^(?:n a|na|n d|nd|n c|n s|s d|s i|ns nr|ns|no aplica\b.*|nao se aplica\b.*|nao aplicavel|not applicable\b.*|no applicable|does not apply|(?:yo )?(?:no|nao) (?:lo |le |se |o )?(?:sabe|sabemos|sei|sabem|saben|sabria\w*|saberi\w*|sabia\w*)\b.*|(?:yo )?no (?:lo )?se(?: .{0,3}| todavia| aun| con certeza)?|(?:se |lo )?desconoz?c\w*\b.*|(?:ni|sin|no|sem) idea\b.*|quien sabe\b.*|quem sabe\b.*|no me consta\b.*|desconhec\w*\b.*|unknown\b.*|unsure\b.*|(?:i |we )?(?:am |are |m |re )?(?:not|no) (?:sure|known|idea|tengo idea|tengo conocimiento|tenemos conocimiento)\b.*|(?:no|nao) (?:estoy|estamos|estou|tenho) (?:segur|cert|conhec)\w*\b.*|(?:i |we )?(?:could not|couldn t|can not|cannot|can t) find out\b.*|(?:i |we )?(?:don t|do not|dont) know\b.*|(?:no|nao) (?:tengo|tenemos|tenho|temos|hay|ha|se tiene|se tem) (?:\w{2,4} )?(?:informacion|informacao|info|datos?|dados?)\b.*|(?:sin|sem) (?:informacion|informacao|datos?|dados?|confirmar)\b.*|no tenemos como saber\w*|(?:no hay (?:quien|nadie|personal|gente)|nao ha (?:quem|ninguem)|nadie|ninguem|nobody|no one|no staff)(?: \w+){0,5} (?:confirm|verif|valid|revis|check|confer)\w*|(?:tendria\w*|habria|teria\w*) que (?:consult|pregunt|pergunt|verif|confirm|revis)\w*\b.*|(?:por|a|pendiente de|en|to be|aun por|falta|pendente de) (?:confirm\w*|valid\w*|verif\w*|defin\w*|determin\w*|revis\w*|averiguar|avis\w*|check\w*)\b.*|tbc|tbd|pendiente (?:confirmar|validar|verificar)|verificando|validando|confirmando|confirmaremos\b.*|(?:se )?(?:verificara|confirmara|validara|revisara|averiguara|verificaremos)\b.*|sera (?:verificad|confirmad|validad)[oa]\b.*|(?:consultando|preguntando|perguntando|asking)\b.*|(?:debo|preciso|need to|have to|must|tengo que|tenho que|hay que|voy a|vou) (?:consult|pregunt|pergunt|ask)\w*\b.*|(?:no|nao) (?:podria|puedo|podemos|sei|posso) (?:decir|dizer)\w*\b.*|(?:can ?not|can t|could not|couldn t) say\b.*|no clue\b.*|nao faco (?:\w+ ){0,2}ideia|untested|(?:pending|awaiting) (?:confirm|verif|valid)\w*|(?:i have |we have )?no information|(?:aun|ainda|todavia|still) (?:se )?(?:descon\w+|unknown)|(?:sin|sem) (?:probar|teste|testar|comprobar)|(?:aun |todavia |ainda |se esta |estamos |estoy |seguimos |estou )*(?:verificando|validando|confirmando|revisando|averiguando|checando|conferindo)\b.*|(?:we are |i am |still |currently )*(?:checking|verifying|confirming)\b.*|(?:i |we |let me |will |need to |to )+(?:check|verify|confirm)\b.*|(?:lo |te |le |les )?(?:confirmo|confirmamos|verifico|verificamos|aviso) (?:luego|despues|en breve|mas tarde|em breve|depois)\b.*|(?:hay que|falta|tengo que|voy a|vamos a|vou|vamos) (?:verificar|confirmar|validar|revisar|averiguar|checar|conferir)\b.*|(?:aun |todavia |ainda )?(?:no|nao|not|sin|sem|hasn t|haven t|isn t|wasn t)(?: (?:se|lo|la|ha|han|he|hemos|ha sido|foi|fue|been|was|yet|have|has|pudo|pudimos|puede|able|to|es|e|foram|conseguimos|posible|possivel|aun|ainda|todavia)){0,4} (?:prob|test|verif|comprob|confirm|valid|chec|confer)\w*(?: \w+){0,3}|nao (?:tenho|temos) certeza|(?:aguardando|esperando|awaiting|waiting for)(?: \w+)? confirma\w*|no (?:puedo|podemos|se puede|es posible) (?:confirmar|verificar|validar)\b.*|nao (?:posso|podemos|foi possivel) (?:confirmar|verificar|validar)\b.*|(?:can ?not|can t|cannot|unable to) (?:confirm|verify|tell|check)\b.*)$/;

const yesWords =
  /^(?:si|sii+|s|sim|yes|y|yep|yeah|yup|sure|absolutely|definitely|confirmad[oa]|confirmed|corret[oa]|1$|ye|true|verdadero|afirmativ[oa]|affirmative|correct[oa]?|claro|asi es|efectivamente|efetivamente|exacto|por supuesto|of course|positiv[oa]|isso|com certeza|certo|desde luego|indeed|sip|ya)\b/;
const noWords =
  /^(?:no|nop|nope|n|nao|negativ[oa]|negative|false|falso|ningun[oa]?|nenhum[a]?|none|nunca|never|jamas|not|0$|no way|de jeito nenhum|de ninguna manera|de modo algum|ni|cero|zero|aun no|todavia no|ainda nao|tampoco|para nada|nada|nothing|nadie|nobody|no one|ninguem)\b/;

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
  for (const [place, clause] of text.split(turns).entries()) {
    let negated = 0;
    const words = fold(clause).split(' ');
    for (const [index, word] of words.entries()) {
      const negates = negators.has(word);
      if (topic?.no.test(word)) said[negated > 0 && !negates ? 'yes' : 'no'] = true;
      else if (topic?.yes.test(word)) said[negated > 0 ? 'no' : 'yes'] = true;
      else if (place + index > 0 && index === words.length - 1 && lastWord.has(word))
        said[lastWord.get(word) ?? 'no'] = true;
      else if (bareVerbs.test(word))
        bare[negated > 0 || negators.has(words[index + 1] ?? '') ? 'no' : 'yes'] = true;
      negated = negates ? negationReaches : negated - 1;
    }
  }
  return said.yes || said.no ? said : { yes: bare.yes && !bare.no, no: bare.no, bare: true };
}

/** "Router sí, módem no": what a clause ends with. */
const lastWord = new Map<string, 'yes' | 'no'>([
  ...['si', 'sim', 'yes'].map(word => [word, 'yes'] as const),
  ...['no', 'nao', 'not'].map(word => [word, 'no'] as const),
]);

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
