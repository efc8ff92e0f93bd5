const aReset = '(?:rein[ií]c|re-?set|reboot|restart|apag|deslig|power.?cycl|hacer|fazer|do (?:it|that))';
const clause = '(?:^|(?<=[,.;!?:()]\\s|(?<![a-zà-ÿ])(?:pero|but|mas|y|e|and)\\s))[^.;!?()]{0,200}?';
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

/** The clauses of an answer about resets that tell of none of this fault's. */
export const notOfResets = [wished, longAgo, setAgainstNow];
