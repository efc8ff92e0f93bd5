const aReset = '(?:rein[ií]c|re-?set|reboot|restart|apag|deslig|power.?cycl|hacer|fazer|do (?:it|that))';
const clause = '(?:^|(?<=[,.;!?:()]\\s|(?<!\\p{L})(?:pero|but|mas|y|e|and)\\s))[^.;!?()]{0,200}?';
const clauseEnd = '[^.;!?()]*';
const tells =
  ',?\\s(?:ya|j[aá]|already|confirm|verif|ver|see|say|tell|note|notar|notice|tomar nota|decir|dizer|inform|indicar)';
const wish =
  '(?:por favor|favor|please|pls|kindly|solicit\\p{L}+|pedimos|pido|pe[cç]o|quer\\p{L}+|quier\\p{L}+|quisi\\p{L}+|necesit\\p{L}+|precis\\p{L}+|need)';
const may =
  "(?:pued[ae]n?|puedo|podemos|podr[ií]a\\p{L}*|pode[m]?|poder[ií]a\\p{L}*|posso|can|could|may|might|should|must|debe[mn]?|debemos|(?:hay|tienen?|tenemos|tem|temos|t[eê]m) que|(?:has|have|needs?) to)(?!\\p{L}|['’]t|\\snot)(?<!\\b(?:no|n[aã]o|not)\\s(?:se\\s|l[oa]\\s)?\\p{L}+(?:\\sque|\\sto)?)";
const order = 'reinici[ae]n(?:l[oa]s?)?|reiniciem|resete(?:en|m)|apaguen(?:l[oa]s?)?|desliguem';

/** "Por favor reinicien ustedes", "we could reset it": what is wished or may be was not done. */
const wished = new RegExp(
  `${clause}(?<!\\p{L})(?:(?:${wish}|${may})(?!${tells}),?(?:\\s[^\\s,]+){0,5}?\\s${aReset}|${order})${clauseEnd}`,
  'giu',
);

/** "El router fue reiniciado por Claro la semana pasada": before this fault, unless that goes on. */
const longAgo =
  /^(?!\P{L}*(?:s[ií]m?|yes)(?!\p{L}))(?!.*(?<!\p{L})(?:no|n[aã]o|not|never|nunca|sigue|segue|contin\p{L}+|igual|persist\p{L}+|same|still|mism[oa]|mesm[oa])(?!\p{L}))[^.,;]*(?<!\p{L})(?:(?:semana|mes|m[eê]s|a[ñn]o) pass?ad[oa]|last (?:week|month|year)|(?:hace|h[aá]) (?:\S+ )?(?:semanas?|m[eê]s|meses|a[ñn]os?)|(?:weeks?|months?|years?) ago)(?!\p{L})[^.,;]*$/iu;

/** The clauses of an answer about resets that tell of none of this fault's. */
export const notOfResets = [wished, longAgo];
