const aReset = '(?:rein[ií]c|re-?set|reboot|restart|apag|deslig|power.?cycl|hacer|fazer|do (?:it|that))';
const beginning = '(?:^|(?<=[,.;!?:()]\\s|(?<![a-zà-ÿ])(?:pero|but|mas|y|e|and)\\s))';
const clause = `${beginning}[^.;!?()]{0,200}?`;
const clauseEnd = '[^.;!?()]*';
const tells =
  ',?\\s(?:ya|j[aá]|already|confirm|verif|ver|see|say|tell|note|notar|notice|tomar nota|decir|dizer|inform|indicar)';
const wish =
  '(?:por favor|favor|please|pls|kindly|solicit[a-zà-ÿ]+|pedimos|pido|pe[cç]o|quer[a-zà-ÿ]+|quier[a-zà-ÿ]+|quisi[a-zà-ÿ]+|necesit[a-zà-ÿ]+|precis[a-zà-ÿ]+|need)';
const may =
  "(?:pued[ae]n?|puedo|podemos|podr[ií]a[a-zà-ÿ]*|pode[m]?|poder[ií]a[a-zà-ÿ]*|posso|can|could|may|might|should|must|debe[mn]?|debemos|(?:hay|tienen?|tenemos|tem|temos|t[eê]m) que|(?:has|have|needs?) to)(?![a-zà-ÿ]|['’]t|\\snot)(?<!\\b(?:no|n[aã]o|not)\\s(?:se\\s|l[oa]\\s)?[a-zà-ÿ]+(?:\\sque|\\sto)?)";
const order = 'reinici[ae]n(?:l[oa]s?)?|reiniciem|resete(?:en|m)|apaguen(?:l[oa]s?)?|desliguem';

/** "Por favor reinicien ustedes", "we could reset it": what is wished or may be was not done. */
const wished = new RegExp(
  `${clause}(?<![a-zà-ÿ])(?:(?:${wish}|${may})(?!${tells}),?(?:\\s[^\\s,]+){0,5}?\\s${aReset}|${order})${clauseEnd}`,
  'gi',
);

const before =
  '(?<![a-zà-ÿ])(?:(?:semana|mes|m[eê]s|a[ñn]o) pass?ad[oa]|last (?:week|month|year)|(?:hace|h[aá]) (?:\\S+ )?(?:semanas?|m[eê]s|meses|a[ñn]os?)|(?:weeks?|months?|years?) ago)(?![a-zà-ÿ])';
const goesOn =
  '(?:no|n[aã]o|not|never|nunca|sigue|segue|contin[a-zà-ÿ]+|igual|persist[a-zà-ÿ]+|same|still|mism[oa]|mesm[oa])';

/** "El router fue reiniciado por Claro la semana pasada": before this fault, unless that goes on. */
const longAgo = new RegExp(
  `^(?![^a-zà-ÿ]*(?:s[ií]m?|yes)(?![a-zà-ÿ]))(?!.*(?<![a-zà-ÿ])${goesOn}(?![a-zà-ÿ]))[^.,;]*${before}[^.,;]*$`,
  'i',
);

const now = '(?:hoy|hoje|today|ahora|agora|now|(?:d?esta|this) (?:vez|time))(?![a-zà-ÿ])';
const saidNow = `${now}[\\s,:]+(?:s[ií]m?|yes|n[aã]o|no)(?=\\s*(?:[.,;!]|$))`;
/** "La semana pasada sí, hoy no", "Hoy no, la semana pasada sí" */
const setAgainstNow = new RegExp(
  `^[^.,;]*${before}[^.,;]*[.,;]\\s*(?=(?:(?:pero|but|mas)\\s)?${saidNow})|(?<=^${saidNow})[.,;]\\s*[^.,;]*${before}[^.,;]*$`,
  'i',
);

const future =
  '(?:(?<![a-zà-ÿ])(?:reiniciar(?:[aá]n?|[eé]|emos|ei|[aã]o)|resetear(?:[aá]n?|[eé]|emos))(?![a-zà-ÿ])|' +
  `(?:(?<![a-zà-ÿ])(?:will|going to|ser[aá]n?|ir[aá]|iremos|v(?:oy|a|an) a|vou|vai|har[aá]n?|far[aá]|realizar[aá])|['’]ll)\\s(?:[^\\s,.;]+\\s){0,2}?${aReset})`;
/** Most clauses hold none of the words that begin what is to come. */
const mayBeToCome =
  '[^,.;!?:()]*(?:reiniciar|resetear|will|ll\\s|going|ser[aá]|ir[aá]|iremos|voy|va\\s|van|vou|vai|har[aá]|far[aá]|realizar)';
/** "Reiniciaremos más tarde", "Will reboot tonight": what is to come was not done. */
const toCome = new RegExp(
  `${beginning}(?=${mayBeToCome})(?:(?!${future}|${aReset})[^,.;!?:()]){0,80}${future}[^,.;!?:()]*`,
  'gi',
);

const done = '(?:se hi[cz]|hech[oa]|hicimos|har[aeé]|feit[oa]|fizemos|far[aeá]|reali[zc]|done)';
const following = '(?:despu[eé]s|luego|tras|after|following|ap[oó]s|depois)';
const small = '(?:del?|d[oa]s?|el|la|los|las|os?|a|the|una?|uma?|haber|ter|having|being|hacer|fazer)';
/** "Sigue sin funcionar después del reinicio": up to there, unless a doing or another reset is spoken of before. */
export const afterReset = new RegExp(
  `^(?![^a-zà-ÿ]*(?:no|n[aã]o|not)\\s+${following})(?=.*${following})(?:(?!${aReset}|${done})[^,.;:])*(?<![a-zà-ÿ])${following}(?:\\s${small}){0,4}\\s(?:rein[ií]c|re-?set|reboot|restart)[a-zà-ÿ]*`,
  'i',
);

/** The clauses of an answer about resets that tell of none of this fault's. */
export const notOfResets = [wished, toCome, longAgo, setAgainstNow];
