import { contingencyInstead } from './contingencies.ts';
import { devices } from './devices.ts';
import { afterReset, notOfResets } from './resets.ts';

/** What a yes-no question is about: the words that speak for yes, and those that speak for no. */
export interface Topic {
  yes: RegExp;
  no: RegExp;
  /** What a whole sentence speaks of that answers this question, though nothing but its place says that it does. */
  about: RegExp;
  /** Which side counts when an answer says both. */
  stronger: 'yes' | 'no';
  /** Whether an explicit "yes" is still checked against the words: one answer, two facts. */
  bothFacts?: boolean;
  /** What says yes where nothing else decides: a time ("ayer de 2 a 3") or a thing that one has. */
  merely?: RegExp;
  /** The same at the beginning of a whole sentence. */
  opening?: RegExp;
  /** Turns of speech of this topic, and what they mean. */
  turns?: readonly Turn[];
  /** What it means that only some do or were, where several are asked of. */
  partly?: 'no' | 'unreadable';
  /** What behind "yes, but" takes the yes back, and what it must be said of, if of anything. */
  takenBack?: { by: RegExp; of: RegExp };
  /** What an answer says instead of what was asked, though it may say yes. */
  instead?: (folded: string) => 'no' | 'unreadable' | null;
  /** Clauses that speak of it, and answer nothing. */
  aside?: readonly RegExp[];
  /** Whether it is done by hand: where nobody is, nobody did it. */
  byHand?: boolean;
  /** What "pending" means; left out where it is the answer that waits. */
  pending?: 'no';
}

/** A turn of speech whose words, one by one, say something else, and a word that says the same. */
export type Turn = readonly [RegExp, string];

/** What the question of this key is about; undefined where nothing special is known of it. */
export function topicOf(key: string): Topic | undefined {
  return topics[sameTopic[key] ?? key];
}

const working =
  /^(?:linea$|designed$|esperad|previst|funciona|operativ|activ|ativ|arriba|up$|work|ok$|okay|bien|bem$|normal|estable|estavel|correct|online|opera|trabaj|trabalh|run|conmut|comut|switch|failover|took|takes|taking|carr(?:y|ies)|curs|assum|asum|levant|kick|reach|pasa|entro|entra|entrou|entered|navega|respon|good$|fine$|traf|traff|sub(?:io|iu|e)$|came|cumple|cumpre)/;
const failing =
  /^(?:inconven|unreach|caid|cayo|cayer|caen$|caiu|cair|down|fall|falh|inoperativ|inoperante|fail(?!over)|problem|issue|lent|slow|degrad|intermit|inactiv|inativ|offline|abajo|stuck|pegad|fuera$|broken|apagad|desligad|indispon|fora$|muert|mort|dead|colgad|travad|hung|drops?$|dropp|parad[ao]s?$|detenid|stopped)/;

/** Said by an answer that names only a time. */
const atSomeTime =
  /\b(?:una vez|dos veces|tres veces|uma vez|duas vezes|once|twice|\d+ (?:veces|vezes|times)|vari[ao]s|several|a few|couple|un par|algun[ao]s|algum[ao]?s|ayer|anoche|hoy|yesterday|last night|this (?:morning|afternoon)|today|tonight|ontem|hoje|antes de ayer|anteayer|anteontem|madrugada|(?:la|esta|a|de|da|pela|hoje) (?:manana|manha)|tarde|noche|noite|hace|ago|ha pouco|desde|since|minut\w*|min|horas?|hrs?|hours?|h|\d{1,2}h\w*|am|pm|\d{1,2} \d{2})\b/;
/** Said by an answer that names only how much. */
const someOfIt =
  /\b(?:on and off|ratos|ratitos|momentos|intermit\w*|intervalos|bit|little|lot|poco|poquito|pouco|pouquinho|much[oa]|muit[oa]|algo|heavy|fuerte|forte|leve|ligera)\b/;
/** Said by an answer that names only what serves as a backup. */
const meansOfBackup =
  /\b(?:\d+ ?(?:mb|mbps|kbps|gbps)|mbps|enlace|link|modem|router|roteador|circuito|circuit|movil|movel|mobile|celular|internet|mpls|starlink|wifi|dual|doble|duplo|segundo|second)\b/;

/** A lamp of a device lights nothing: "la luz roja está encendida", "red light on". */
const lamp: Turn = [
  /\b(?:(?:luz|luces|luzes|leds?)(?: (?:del?|do|da|de la|en|em) [a-zà-ÿ]+)?(?: (?:en|em))? (?:roj[oa]|verde|azul|naranj[a-zà-ÿ]*|laranja|[aá]mbar|amarill[oa]|amarela|vermelh[oa]|LOS|PON|WAN|LAN|alarma?)s?|(?:red|green|amber|orange|blue) (?:light|led|lamp)s?)(?: (?:est[aá]n?|est[aã]o|is|are|fica))?(?: (?:encendid|prendid|apagad|aces|on|off|parpade|pisca|blink|flash)[a-zà-ÿ]*)?(?![a-zà-ÿ])/gi,
  'led',
];

/** "No, pero ayer sí", to a question that asks of then as well. */
function butBefore(happened: string, word: string): Turn {
  const no = '^(?:no|n[aã]o|not)(?![a-zà-ÿ])[^,.;]*(?:[,.;]|(?<![a-zà-ÿ])(?:but|pero|mas)(?![a-zà-ÿ]))';
  const denied = '(?<!(?:no|n[aã]o|not|nunca|never|tampoco)\\s(?:ha\\s|it\\s)?)';
  const then =
    '(?<![a-zà-ÿ])(?:ayer|anteayer|anoche|antes|hoy|hoje|mañana|noche|tarde|madrugada|temprano|ontem|anteontem|noite|manh[aã]|cedo|yesterday|earlier|before|night|morning|afternoon|evening|today)(?![a-zà-ÿ])';
  const yes = '(?<![a-zà-ÿ])(?:s[ií]m?|yes)[^a-zà-ÿ]*$';
  return [new RegExp(`${no}(?=.*(?:${denied}(?:${happened})|${then}[^,.;]*${yes}))`, 'i'), word];
}

/** What asks of then as well is a yes where it is over: "Ya no llueve". */
const over = /(?<![a-zà-ÿ])(?:ya no|j[aá] n[aã]o|no longer|not any ?more)(?![a-zà-ÿ])/gi;

/** A backup, or whether there is one: "Tenemos un enlace de otro proveedor", "No tenemos ninguna". */
const aboutBackup = new RegExp(
  [
    '\\b(?:backup|respaldo|contingenc|redundan|secundari|secondary|altern[ao]|conmut|comut|failover|(?:switch|took|takes|taken) over|designed|previst|esperad)',
    '^(?:(?:we|i|it|si|sim|yes|ya|ja|solo|only|also|tambien|tambem) )*(?:un|una|um|uma|otr[oa]|outr[oa]|another|a second|con|com|with|via|por|tenemos|tengo|temos|tenho|contamos|hay|ha|have|existe|disponemos|dispomos|possuimos|usamos)(?: \\w+){0,3} (?:[2345]g|lte|vsat|sat[eé]lit\\w*|satellite|radio|fibra|fiber|adsl|enlace|link|modem|circuit\\w*|internet|starlink|movil|movel|celular|mobile)\\b',
    '^(?:(?:we|no|nao|not|do|don t|por ahora|actualmente|todavia|aun|ainda) )+(?:tenemos|tengo|temos|tenho|contamos|hay|ha|have|existe|disponemos|dispomos|possuimos)(?: (?:con|com|una?|uma?))*(?: (?:ningun|nenhum|none|any|one|contratad|por ahora|por enquanto)|$)',
    '^(?:(?:si|sim|yes|no|nao|it|is|not|does|esta) )*(?:funciona|operativ|work|navega)',
  ].join('|'),
);
/** Electricity, or something that gives it. */
const aboutPower =
  /\b(?:luz|energi|electri|eletri|power|corriente|generador|gerador|generator|electrogen|ups|no-?break|inversor|planta|mains|batteri|bateri|cort[eo]s?\b|cortaron|apag[oa]|outage|blackout|microcorte|suministro|encendid|prendid|ligad|desligad|apagad|volt)/;

const topics: Record<string, Topic> = {
  hasContingency: {
    yes: /^(?:4g|5g|lte|3g|vsat|satelit|satellit|radio|fibra|adsl|backup|respaldo|contingenc|redundan|secundari|secondary|alterno|alternat|contrat|contract|bought|compr|failover|ok$)/,
    no: /^(?:unico|unica|only|solo|sola|solamente|somente|apenas|unicamente|so$|just|single|ningun|nenhum|none|carece)/,
    about: aboutBackup,
    stronger: 'yes',
    merely: meansOfBackup,
    instead: contingencyInstead,
    // "Sí, pero está de baja", "Yes, but it was cancelled"
    takenBack: {
      by: /\b(?:(?:fue|foi|was|has been|se|lo|la|dio|dieron|dada|dado) )*(?:de baja|cancelad[oa]|cancell?ed|desa[ct]+ivad[oa]|deactivated|retirad[oa]|retiraron|removed|venc(?:id[oa]|io|eu)|expir(?:o|ou|ad[oa]|ed)|terminated|suspendid[oa]|suspensa|suspended)\b/,
      of: /^(?:contingencia|contingency|respaldo|backup|[345]g|lte|contrato|contract)$/,
    },
    turns: [
      [
        /^(?:de|con|com|from|with) (?:BT|ustedes|voc[eê]s|you)[\s,]+(?:no|n[aã]o|none|ningun[ao]|nenhum[a]?)(?=\s*(?:[,.;]|$))/iu,
        'no,',
      ],
      [
        /\b(?:we )?(?:used to(?: have)?(?: (?:it|one))?|had (?:it|one))\b|\b(?:ten[ií]amos|t[ií]nhamos)\b/gi,
        'no',
      ],
    ],
  },
  contingencyWorking: {
    yes: working,
    no: failing,
    about: aboutBackup,
    stronger: 'no',
    // "Sí, pero no navega": it does not do what it is there for.
    takenBack: {
      by: /\b(?:(?:no|not|nao|sin|sem|without) (?:(?:hay|pasa|passa|se) )?(?:naveg\w+|traf\w+(?: passes)?|funciona|levant\w+|conmut\w+|respond\w+|work\w*)(?! (?:bien|bem|well|muy|tod|all))|caid[ao]|down|fora do ar|inoperativ[ao]|inoperante|offline)\b/,
      of: /^(?:contingencia|contingency|respaldo|backup|[345]g|lte)$/,
    },
  },
  powerOnSite: {
    yes: /^(?:power|energi|luz|electric|eletric|corriente|suministro|comercial|normal|estable|estavel|stable|steady|generador|gerador|generator|fluido|mains|lights|electrogen|grupo|bateri|batter|inversor|inverter|ups|nobreak|planta|restablec|restaur|restabelec|restored|normaliz|volvio|voltou|regreso|back|ok$|bien|bem$|good$|funciona|encendid|ligad)/,
    no: /^(?:corte|cortad|cortaron|corto$|apagon|apagao|out$|off$|outage|falla|falt|falh|caid|cayo|caiu|down|oscuras|oscuro|escuras|escuro|dark|apagad|desligad|problem|issue|inconven|interrup|blackout|lost|perdi|perde)/,
    about: aboutPower,
    stronger: 'no',
    turns: [lamp],
  },
  powerOutage: {
    yes: /^(?:incident|problem|falhas?$|inconven|corte|cortes|cortaron|corto|apagon|apagones|apagao|outage|blackout|falla|fallo|falta|faltou|queda|caida|caiu|cayo|interrup|fluctua|flutua|oscil|registr|failed|variacion|varia|microcorte|bajon|pico|lost|perdi|went|out$|short|brief|breve|flicker|parpade|pestane|pisc|blip|dip$|dips$|surge)/,
    no: /^(?:estable|estavel|normal|stable|ningun|nenhum|none|constante|ok$|fine$|bien$|bem$|boa$|bom$|good$)/,
    about: aboutPower,
    stronger: 'yes',
    merely: atSomeTime,
    opening: atSomeTime,
    turns: [lamp, [over, 'corte,'], butBefore('\\b(?:hubo|houve)\\W*$', 'corte,')],
  },
  rain: {
    yes: /^(?:llov|lluev|lluvi|lloviz|aguacero|chubasco|torment|tempest|temporal|rain|drizzl|storm|thunder|shower|pour|hail|graniz|neblina|chov|chuv|garoa|garuo|garua|diluvi|precipit|mojad|molhad|wet$|stopped|paro$|ceso$|parou|escampo)/,
    no: /^(?:normal|aberto|seco|seca|dry|bom$|firme$|despejad|soleado|sol$|sunny|clear|cielo|nublado|cloud|limpo|ensolarad|claro|buen|good|fine$|sun$|sunshine|bright|fair$|ningun|nenhum|none)/,
    about:
      /\b(?:ll[ou]v|lluev|cho?v|chuv|rain|drizzl|storm|torment|tempest|temporal|aguacero|chubasco|hail|graniz|garoa|precipit|moj[oa]|molh|sol\b|soleado|sunny|sunshine|ciel?o|ceu|sky|despejad|nublad|cloud|sec[oa]\b|dry\b|clima|weather)/,
    stronger: 'yes',
    merely: someOfIt,
    opening: someOfIt,
    turns: [
      [over, 'rain,'],
      // What was asked is also whether it has rained: "No, pero ayer llovió", "Not now, it did earlier".
      butBefore(
        '\\brained\\b|\\bdid\\b(?! ?n)|\\bllovi|\\bchoveu|\\b(?:ayer|yesterday|ontem|anoche)\\W*$',
        'rain,',
      ),
      [/\bno (?:ha |a )?(?:para|par[oó]|parado|deja|dej[oó]|dejado|ces[oó]|cesa) de llover/gi, 'llueve'],
      [
        /\b(?:est[aá] (?:por|a punto de|para)|va a|vai|about to|going to) (?:llover|chover|rain)\b/gi,
        'nublado',
      ],
      [/\bn[aã]o (?:para|parou|p[aá]ra) de chover/gi, 'chove'],
      [/\b(?:has ?n.t|has not|did ?n.t|did not|does ?n.t|does not|won.t) stop(?:ped)? raining/gi, 'rains'],
    ],
  },
  equipmentConnected: {
    yes: /^(?:conectad|connect|verificad|validad|conferid|comprobad|checked|enciende|prende$|todo|all$|tudo|ligad|encendid|prendid|enchufad|plugged|ok$|bien|bem$|correct|normal|everything|verified|revisad|good$)/,
    no: /^(?:desconectad|disconnect|unplug|desenchufad|fora$|menos|excepto|except|exceto|salvo|missing|apagad|desligad|off$|falt|suelt|solt|loose|unconnected|faltan|unplugged|sol[oa]$|solamente|unicamente|apenas|somente|only|just$|so$|mitad|metade|half|llevaron|levaram|robaron|roubaram|stolen|stole|removed)/,
    about:
      /\b(?:(?:des)?con+ect|disconnect|(?:des)?enchufa|(?:un)?plug|(?:des)?ligad|encendid|prendid|apagad|cable|cabo\b|everything|tudo|except|exceto|salvo|robaron|roubaram|stole)/,
    stronger: 'no',
    partly: 'no',
    // "Sí, pero el router está apagado"
    takenBack: {
      by: /\b(?:apagad[oa]s?|desconectad[oa]s?|disconnected|unplugged|desenchufad[oa]s?|desligad[oa]s?|suelt[oa]s?|solt[oa]s?|loose|(?<=\b(?:is|are) )off$|(?:no|nao) (?:enciende|prende|liga)n?)\b/,
      of: new RegExp(`^(?:${devices}|principal)$`),
    },
    turns: [lamp],
  },
  equipmentReset: {
    yes: /^(?:reinici|reset|resete|reboot|restart|apago|apagaron|apagamos|apagado|desconect|deslig|encendi|power$|cycle|realiz|hicimos|hizo|hecho|hecha|done|feito|feita|fizemos|fiz$|ejecut|efectu|performed|possible|posible|possivel|veces|vez|vezes|twice|once|times|tent(?:amos|ei|ado|aram)|intent(?:amos|e|o|aron|ado)$|tentou$|tried|touch|tocam|tocad|toco|mexe|desenchuf|unplug|prendi|prendem|bounce|recycle|ok$)/,
    no: /^(?:pendiente|pendente|pending|ningun|nenhum|none|falta|hara$|haran$|fara$|realizara|imposible|haremos|hare$|faremos|farei|vamos|will|going|wait|awaiting|aguard|esper)/,
    about:
      /\b(?:reinici|re?set|reboot|restart|apag|(?:des)?lig(?:ad|amos|ou|uei|ar)|desconect|(?:des)?enchuf|unplug|encendi|prendi|power cycl|turned)/,
    stronger: 'yes',
    partly: 'unreadable',
    aside: notOfResets,
    byHand: true,
    pending: 'no',
    merely: atSomeTime,
    opening: atSomeTime,
    turns: [
      lamp,
      // What will be done is not done yet: "Sí, lo vamos a hacer a las 5".
      [
        /^(?:(?:s[ií]m?|yes)[,.;\s]+)?(?:(?:lo|la|os?|a) )?(?:haremos|har[eé]|faremos|farei|vamos (?:a )?(?:hacer|reiniciar|fazer)[a-zà-ÿ]*|ser[aá] (?:feito|hecho)|(?:it )?will(?: be)? (?:do|done|reset)|(?:it )?(?:needs )?to be (?:done|reset))(?![a-zà-ÿ])/i,
        'pendiente',
      ],
      [
        /\b(?:ya )?(?:no (?:hizo|hac[ií]a|hace) falta|(?:no|n[aã]o) (?:fue|es|era|foi|[eé]) (?:necesario|necess[aá]rio|preciso)|not (?:needed|necessary|required))/gi,
        'none',
      ],
      // What followed is not what was asked: "Sigue sin funcionar después del reinicio", "no sirvió de nada".
      [afterReset, 'done'],
      [
        /\b(?:no|n[aã]o|did ?n.t|did not|sin|sem|without|no) (?:nos |lo |le |se )?(?:sirvi[oó]|funcion[oó]u?|ayud[oó]|resolvi[oó]|resolveu|solucion[oó]u?|help(?:ed)?|work(?:ed)?|fix\w*|solve\w*|resolve\w*|adiantou|surti[oó]|surtiu|efecto|efeito|effect|[eé]xito|sucesso|success|cambi[oó]|mudou|change[ds]?|luck)(?![a-zà-ÿ])(?: (?:efecto|efeito|anything|nada|it))?/gi,
        'done',
      ],
    ],
  },
  powerOk: {
    yes: /^(?:encendid|enciend|prendid|prend[ei]|ligad|normal|estable|estavel|ok$|bien|operativ|energi|luz$|corriente|electric|alimentad|on$|powered|correct|funciona|todo)/,
    no: /^(?:apagad|apaga$|desligad|off$|problem|corte|cortes|cortad|falla|fallo|falta|apagon|outage|intermit|inestable|instavel|fluctua|oscila|variacion|altibajo|bajas$|baixas$|caidas|quedas|pico|sobretension|caid|bajon|oscuras|dark)/,
    about: aboutPower,
    stronger: 'no',
    bothFacts: true,
  },
};
const sameTopic: Record<string, string> = { resetDone: 'equipmentReset' };
