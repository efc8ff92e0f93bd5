import { fold } from '../words.ts';
import { isUnsure, saysBoth } from './doubt.ts';
import { isPending, unknownAnswer } from './unknown.ts';

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
  /** Turns of speech of this topic, and what they mean. */
  turns?: readonly Turn[];
  /** What "partly" means; left out where it is neither yes nor no. */
  partly?: 'no';
  /** What "pending" means; left out where it is the answer that waits. */
  pending?: 'no';
}

/** A turn of speech whose words, one by one, say something else, and a word that says the same. */
type Turn = readonly [RegExp, string];

const working =
  /^(?:linea$|designed$|esperad|previst|funciona|operativ|activ|ativ|arriba|up$|work|ok$|okay|bien|bem$|normal|estable|estavel|correct|online|opera|trabaj|trabalh|run|conmut|comut|switch|failover|took|takes|taking|carr(?:y|ies)|curs|assum|asum|levant|kick|reach|pasa|entro|entra|entrou|entered|navega|respon|good$|fine$|traf|traff|sub(?:io|iu|e)$|came|cumple|cumpre)/;
const failing =
  /^(?:inconven|unreach|caid|cayo|cayer|caen$|caiu|cair|down|fall|falh|inoperativ|inoperante|fail(?!over)|problem|issue|lent|slow|degrad|intermit|inactiv|inativ|offline|abajo|stuck|pegad|fuera$|broken|apagad|desligad|indispon|fora$|muert|mort|dead|colgad|travad|hung|drops?$|dropp|parad[ao]s?$|detenid|stopped)/;

/** Said by an answer that names only a time. */
const atSomeTime =
  /\b(?:una vez|dos veces|tres veces|uma vez|duas vezes|once|twice|\d+ (?:veces|vezes|times)|vari[ao]s|several|a few|couple|un par|algun[ao]s|algum[ao]?s|ayer|anoche|hoy|yesterday|last night|this (?:morning|afternoon)|today|tonight|ontem|hoje|antes de ayer|anteayer|anteontem|madrugada|manha|manana|tarde|noche|noite|hace|ago|ha pouco|desde|since|minut\w*|min|horas?|hrs?|hours?|h|\d{1,2}h\w*|am|pm|\d{1,2} \d{2})\b/;
/** Said by an answer that names only how much. */
const someOfIt =
  /\b(?:on and off|ratos|ratitos|momentos|intermit\w*|intervalos|bit|little|lot|poco|poquito|pouco|pouquinho|much[oa]|muit[oa]|algo|heavy|fuerte|forte|leve|ligera)\b/;
/** Said by an answer that names only what serves as a backup. */
const meansOfBackup =
  /\b(?:\d+ ?(?:mb|mbps|kbps|gbps)|mbps|enlace|link|modem|router|roteador|circuito|circuit|movil|movel|mobile|celular|internet|mpls|starlink|wifi|dual|doble|duplo|segundo|second)\b/;

const topics: Record<string, Topic> = {
  hasContingency: {
    yes: /^(?:4g|5g|lte|3g|vsat|satelit|satellit|radio|fibra|adsl|backup|respaldo|contingenc|redundan|secundari|secondary|alterno|alternat|contrat|contract|bought|compr|failover|ok$)/,
    no: /^(?:unico|unica|only|solo|sola|solamente|somente|apenas|unicamente|so$|just|single|ningun|nenhum|none|carece)/,
    stronger: 'yes',
    merely: meansOfBackup,
    turns: [
      [
        /\b(?:we )?(?:used to(?: have)?(?: (?:it|one))?|had (?:it|one))\b|\b(?:ten[ií]amos|t[ií]nhamos)\b/gi,
        'no',
      ],
    ],
  },
  contingencyWorking: {
    yes: working,
    no: failing,
    stronger: 'no',
    // "Sí, pero no navega": it does not do what it is there for.
    turns: [
      [
        /^(?:s[ií]m?|yes)[\s,.;]+(?:pero|but|mas|aunque|though|although) (?:no|not|n[aã]o|sin|sem|without)(?!\p{L})/iu,
        'no,',
      ],
    ],
  },
  powerOnSite: {
    yes: /^(?:power|energi|luz|electric|eletric|corriente|suministro|comercial|normal|estable|estavel|stable|steady|generador|gerador|generator|fluido|mains|lights|electrogen|grupo|bateri|batter|inversor|inverter|ups|nobreak|planta|restablecid|restaurad|restabelecid|restored|volvio|voltou|regreso|back|ok$|bien|bem$|good$|funciona|encendid|ligad)/,
    no: /^(?:corte|cortad|cortaron|corto$|apagon|apagao|out$|off$|outage|falla|falt|falh|caid|cayo|caiu|down|oscuras|oscuro|escuras|escuro|dark|apagad|desligad|problem|issue|inconven|interrup|blackout|lost|perdi|perde)/,
    stronger: 'no',
  },
  powerOutage: {
    yes: /^(?:incident|problem|falhas?$|inconven|corte|cortes|cortaron|corto|apagon|apagones|apagao|outage|blackout|falla|fallo|falta|faltou|queda|caida|caiu|cayo|interrup|fluctua|flutua|oscil|registr|failed|variacion|varia|microcorte|bajon|pico|lost|perdi|went|out$|short|brief|breve|flicker|parpade|pestane|pisc|blip|dip$|dips$|surge)/,
    no: /^(?:estable|estavel|normal|stable|ningun|nenhum|none|constante|ok$|fine$|bien$|bem$|boa$|bom$|good$)/,
    stronger: 'yes',
    merely: atSomeTime,
  },
  rain: {
    yes: /^(?:llov|lluev|lluvi|lloviz|aguacero|chubasco|torment|tempest|temporal|rain|drizzl|storm|thunder|shower|pour|hail|graniz|neblina|chov|chuv|garoa|garuo|garua|diluvi|precipit|mojad|molhad|wet$|stopped|paro$|ceso$|parou|escampo)/,
    no: /^(?:normal|aberto|seco|seca|dry|bom$|firme$|despejad|soleado|sol$|sunny|clear|cielo|nublado|cloud|limpo|ensolarad|claro|buen|good|fine$|sun$|sunshine|bright|fair$|ningun|nenhum|none)/,
    stronger: 'yes',
    merely: someOfIt,
    turns: [
      // What was asked is also whether it has rained: "No, pero ayer llovió", "Not now, it did earlier".
      [
        /^(?:no|n[aã]o|not)(?!\p{L})[^,.;]*(?:[,.;]|\b(?:but|pero|mas)\b)(?=.*(?:\brained\b|\bdid\b(?! ?n)|\bllovi|\bchoveu|\b(?:ayer|yesterday|ontem|anoche)\W*$))/iu,
        'rain,',
      ],
      [/\bno (?:ha |a )?(?:para|par[oó]|parado|deja|dej[oó]|dejado|ces[oó]|cesa) de llover/gi, 'llueve'],
      [/\bn[aã]o (?:para|parou|p[aá]ra) de chover/gi, 'chove'],
      [/\b(?:has ?n.t|has not|did ?n.t|did not|does ?n.t|does not|won.t) stop(?:ped)? raining/gi, 'rains'],
    ],
  },
  equipmentConnected: {
    yes: /^(?:conectad|connect|verificad|validad|conferid|comprobad|checked|enciende|prende$|todo|all$|tudo|ligad|encendid|prendid|enchufad|plugged|ok$|bien|bem$|correct|normal|everything|verified|revisad|good$)/,
    no: /^(?:desconectad|disconnect|unplug|desenchufad|fora$|menos|excepto|except|exceto|salvo|missing|apagad|desligad|off$|falt|suelt|solt|loose|unconnected|faltan|unplugged|sol[oa]$|solamente|unicamente|apenas|somente|only|just$|mitad|metade|half|llevaron|levaram|robaron|roubaram|stolen|stole|removed)/,
    stronger: 'no',
    partly: 'no',
  },
  equipmentReset: {
    yes: /^(?:reinici|reset|resete|reboot|restart|apago|apagaron|apagamos|apagado|desconect|deslig|encendi|power$|cycle|realiz|hicimos|hizo|hecho|hecha|done|feito|feita|fizemos|fiz$|ejecut|efectu|performed|possible|posible|possivel|veces|vez|vezes|twice|once|times|tent(?:amos|ei|ado|aram)|intent(?:amos|e|aron|ado)$|tried|touch|tocam|tocad|toco|mexe|desenchuf|unplug|prendi|prendem|bounce|recycle|ok$)/,
    no: /^(?:pendiente|pendente|pending|ningun|nenhum|none|falta|hara$|haran$|fara$|realizara|imposible|haremos|hare$|faremos|farei|vamos|will|going|wait|awaiting|aguard|esper)/,
    stronger: 'yes',
    pending: 'no',
    merely: atSomeTime,
    turns: [
      // What followed is not what was asked: "no sirvió de nada".
      [
        /\b(?:no|n[aã]o|did ?n.t|did not|sin|sem|without|no) (?:nos |lo |le |se )?(?:sirvi[oó]|funcion[oó]u?|ayud[oó]|resolvi[oó]|resolveu|solucion[oó]u?|help(?:ed)?|work(?:ed)?|fix\w*|solve\w*|resolve\w*|adiantou|surti[oó]|surtiu|efecto|efeito|effect|[eé]xito|sucesso|success|cambi[oó]|mudou|change[ds]?|luck)(?!\p{L})(?: (?:efecto|efeito|anything|nada|it))?/giu,
        'done',
      ],
    ],
  },
  powerOk: {
    yes: /^(?:encendid|enciend|prendid|prend[ei]|ligad|normal|estable|estavel|ok$|bien|operativ|energi|luz$|corriente|electric|alimentad|on$|powered|correct|funciona|todo)/,
    no: /^(?:apagad|apaga$|desligad|off$|problem|corte|cortes|cortad|falla|fallo|falta|apagon|outage|intermit|inestable|instavel|fluctua|oscila|variacion|altibajo|bajas$|baixas$|caidas|quedas|pico|sobretension|caid|bajon|oscuras|dark)/,
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
  // Most answers are a bare word.
  if (bareYes.test(text)) return { value: 'yes' };
  if (bareNo.test(text)) return { value: 'no' };
  const ticked = tickedBox(text);
  if (ticked !== null) return ticked === 'nothing' ? ticked : { value: ticked };
  const topic = topics[sameTopic[key] ?? key];
  if (topic?.pending && isPending(text)) return { value: topic.pending };
  if (unknownAnswer(text) || isUnsure(text)) return { value: 'unknown' };
  if (saysBoth(text)) return 'unreadable';
  if (partly.test(fold(text))) return topic?.partly ? { value: topic.partly } : 'unreadable';
  if (topic?.partly && exception.test(fold(text))) return { value: topic.partly };
  const plain = plainWords(text, topic);
  const word = leadingWord(plain);
  if (word === 'no' || (word === 'yes' && !topic?.bothFacts)) return { value: word };
  const said = evidence(plain, topic);
  if (word === 'yes') return { value: said.no ? 'no' : 'yes' };
  if (word === 'no, and more' && (said.bare || deniesFirst(plain, topic))) return { value: 'no' };
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

/** Whether a text decides a question of this key, or begins with a time or a thing that would: "Ayer a las tres …". */
export function bearsOn(key: string, text: string): boolean {
  const { merely } = topics[sameTopic[key] ?? key] ?? {};
  const place = merely?.exec(fold(text))?.index;
  return speaksOf(key, text) || (place !== undefined && place <= beginning);
}

/** Letters, enough for "Desde más o menos". */
const beginning = 15;

const bareYes = /^(?:s[ií]|sim|yes)\.?$/i;
const bareNo = /^n(?:o|ão)\.?$/i;

/** "Parcialmente", "yes, but only half", "casi todos", "not all of them". */
const partly = new RegExp(
  `^(?:(?:si|sim|yes|pero|but|mas|solo|only|so|apenas|just|solamente|somente) )*(?:${[
    'parcialmente|parcial|partially|partial|partly|in part|en parte|em parte|a medias|mas o menos|mais ou menos|more or less',
    '(?:la |a )?(?:mitad|metade|mayoria|maioria|mayor parte|maior parte)|half|most|some (?=of )',
    '(?:no|nao|nem|not|(?:casi|quase|almost|nearly|practicamente|practically)(?: que)?)(?: (?:estan?|estao|are|is))? (?:tod[oa]s?|tudo|all|everything)',
  ].join(
    '|',
  )})(?: ?(?:of|de|del|dos|das|los|las|os|as|the|it|them|ell[oa]s|el[ea]s|equip\\w*|dispositiv\\w*|devices|estan?|estao|are|is|conectad\\w*|connected|ligad\\w*))*$`,
);

/** "Sí, excepto el switch". */
const exception =
  /^(?:si|sim|yes) (?:.* )?(?:excepto|except|exceto|salvo|(?<!\b(?:al|lo|ao|pelo) )menos|apart from|other than) /;

/** With the turns of speech replaced whose words, one by one, say something else: a single word is none. */
function plainWords(text: string, topic: Topic | undefined): string {
  if (!/[ -]/.test(text) && topic?.turns === undefined) return text;
  return [...(topic?.turns ?? []), ...turnsOfSpeech].reduce(
    (plain, [turn, meaning]) => plain.replace(turn, meaning),
    text,
  );
}

const turnsOfSpeech: readonly Turn[] = [
  [/\bse (?:nos )?(?:fue|va|ha ido|corto|cortó) (?:la |el )?(?:luz|energ[ií]a|servicio)/gi, 'corte'],
  [/\b(?:acab(?:ou|o)|faltou) (?:a )?(?:luz|energia|for[cç]a)/gi, 'corte'],
  [/\b(?:all|everything)(?: (?:equipment|devices))? but (?=(?:one|two|a|the|our)\b)/gi, 'except '],
  [/\bfail(?:ed|s|ing)?[ -]over\b/gi, 'failover'],
  [/\bno (?:power|electric\w*|energy) (?:problem|issue|failure|outage|cut|interruption)s?\b/gi, 'normal'],
  [
    /\b(problem\w*|issues?) (?:de|con|com|with|el[eé]\w*)(?: la| a| o)? ?(?:energ\w*|luz|power|corriente)?/gi,
    '$1',
  ],
  [/\b(?:pendiente|pendente) (?:de|por|o|a) \p{L}+/giu, 'pendiente'],
  [/\bpor (?:hacer|realizar)(?!\p{L})/giu, 'pendiente'],
  [/\b(?:sin|sem|no) (?:servicio|servi[cç]o|service|señal|sinal|signal)(?!\p{L})/giu, 'down'],
  [/\bout of (?:order|service)\b/gi, 'down'],
  [/\bno escuro\b/gi, 'escuro'],
  [/(?<!fora )\b(?:est[aá]|segue|voltou|ficou) no ar\b/gi, 'online'],
  [/\bsin novedad(?:es)?(?: \p{L}+)?/giu, 'normal'],
  [/\bsem novidades?(?: \p{L}+)?/giu, 'normal'],
  [/\b(?:off and (?:back )?on|on and off)\b/gi, 'reset'],
  // In Portuguese "no" is "in the".
  [/\bno (?=(?:gerador|nobreak|no-break|momento|local|site|pr[eé]dio|bairro)\b)/gi, ''],
];

const yesWords =
  /^(?:si|sii+|s|sim|yes|y|yep|yeah|yup|sure|absolutely|definitely|confirmad[oa]|confirmed|corret[oa]|1$|ye|true|verdadero|afirmativ[oa]|affirmative|correct[oa]?|claro|asi es|efectivamente|efetivamente|exacto|por supuesto|of course|positiv[oa]|isso|com certeza|certo|desde luego|indeed|sip|ya)\b/;
const noWords =
  /^(?:no|nop|nope|n|nao|negativ[oa]|negative|false|falso|ningun[oa]?|nenhum[a]?|none|nunca|never|jamas|not|0$|no way|de jeito nenhum|de ninguna manera|de modo algum|ni|cero|zero|aun no|todavia no|ainda nao|tampoco|para nada|nada|nothing|nadie|nobody|no one|ninguem)\b/;

/** The answer's first word where it decides: "no" directly before other words may negate something bad. */
function leadingWord(text: string): 'yes' | 'no' | 'no, and more' | null {
  const folded = fold(text);
  if (isAddressed(text)) return null;
  if (yesWords.test(folded)) return 'yes';
  const [no] = noWords.exec(folded) ?? [];
  if (no === undefined) return null;
  if (no === folded || no.includes(' ') || /^\P{L}*\p{L}+\s*[,.;:()!–—-]/u.test(text)) return 'no';
  return 'no, and more';
}

/** Whether a text is said to its reader, though it begins like an answer: "Si necesitan acceso …", "No olviden llamarme". */
export function isAddressed(text: string): boolean {
  return addressed.test(fold(text));
}

const addressed =
  /^(?:si (?:necesit|requier|precis|quier|dese[ae]|pueden?\b|es necesario|fuera|fuese)|(?:no|nao|do not|don t|please do not) (?:olvid|dude|duden|dejen?\b|esquec|deixem?\b|hesit|forget))/;

/** "Not that one, only the 4G of the landlord": a first clause that says no, and nothing of the topic. */
function deniesFirst(text: string, topic: Topic | undefined): boolean {
  const [first = '', ...others] = text.split(turns);
  const { yes, no, bare } = evidence(first, topic);
  return others.length > 0 && (bare || !(yes || no));
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
  const chosen = markedOption(text);
  if (chosen !== null) return chosen;
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

/** "Sí ☐ No ✔", "Yes: No: X": both options as they are printed, and one mark: behind its option, unless one stands first. */
function markedOption(text: string): 'yes' | 'no' | 'nothing' | null {
  if (!printedOptions.test(text)) return null;
  const parts = text.match(optionOrMark) ?? [];
  const options = parts.filter(part => !mark.test(part));
  const ticked = parts.flatMap((part, at) => (tick.test(part) ? [at] : []));
  const [at] = ticked;
  if (options.length !== 2 || isNo(options[0]) === isNo(options[1]) || ticked.length > 1) return null;
  if (at === undefined) return /[:/☐□○⬜]/.test(text) ? 'nothing' : null;
  const chosen = parts[mark.test(parts[0] ?? '') ? at + 1 : at - 1];
  return chosen === undefined || mark.test(chosen) ? null : isNo(chosen) ? 'no' : 'yes';
}

function isNo(option = ''): boolean {
  return /^n/i.test(option);
}

const printedOptions =
  /^[\s:;/_.,|-]*(?:(?:s[ií]m?|yes|n[aã]o|no|[x✓✔√☑☒■●⬛✅☐□○⬜])(?!\p{L})[\s:;/_.,|-]*){2,4}$/iu;
const optionOrMark = /s[ií]m?|yes|n[aã]o|no|[x✓✔√☑☒■●⬛✅☐□○⬜]/giu;
const mark = /^[x✓✔√☑☒■●⬛✅☐□○⬜]$/iu;
const tick = /^[x✓✔√☑☒■●⬛✅]$/iu;

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
