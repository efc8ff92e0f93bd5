const aReset = '(?:rein[ií]c|re-?set|reboot|restart|apag|deslig|power.?cycl|hacer|fazer|do (?:it|that))';
const clause = '(?:^|(?<=[,.;!?:()]\\s|(?<!\\p{L})(?:pero|but|mas|y|e|and)\\s))[^.;!?()]{0,200}?';
const clauseEnd = '[^.;!?()]*';
const told =
  '(?!\\s(?:confirm|verif|ver|see|say|tell|note|notar|notice|tomar nota|decir|dizer|inform|indicar))';

/** "Por favor reinicien ustedes", "we could reset it": what is wished or may be was not done. */
const wished = new RegExp(
  `${clause}(?<!\\p{L})(?:${[
    `(?:por favor|favor|please|pls|kindly|agrade\\p{L}+|solicit\\p{L}+|pedimos|pido|pe[cç]o|pedir\\p{L}*|quer\\p{L}+|quisi\\p{L}+|necesit\\p{L}+|precis\\p{L}+|need)${told}(?:,?\\s\\S+){0,5}?,?\\s${aReset}`,
    `(?<!\\b(?:no|n[aã]o|not)\\s(?:se\\s|l[oa]\\s)?)(?:pued[ae]n?|puedo|podemos|podr[ií]a\\p{L}*|pode[m]?|poder[ií]a\\p{L}*|posso|can|could|may|might|should|must|debe[mn]?|debemos|(?:hay|tiene[n]?|tenemos|tem|temos|t[eê]m) que|(?:has|have|needs?) to)(?!\\p{L}|['’]t|\\snot)${told}(?:\\s\\S+){0,4}?\\s${aReset}`,
    'reinici[ae]n(?:l[oa]s?)?|reiniciem|resete(?:en|m)|apaguen(?:l[oa]s?)?|desliguem',
  ].join('|')})${clauseEnd}`,
  'giu',
);

/** "El router fue reiniciado por Claro la semana pasada": before this fault, unless that goes on. */
const longAgo =
  /^(?!\P{L}*(?:s[ií]m?|yes)(?!\p{L}))(?!.*(?:sigue|segue|contin|igual|persist|same|still|mism|mesm))[^.,;]*(?<!\p{L})(?:(?:semana|mes|m[eê]s|a[ñn]o) pass?ad[oa]|last (?:week|month|year)|(?:hace|h[aá]) (?:\S+ )?(?:semanas?|m[eê]s|meses|a[ñn]os?)|(?:weeks?|months?|years?) ago)(?!\p{L})[^.,;]*$/iu;

/** The clauses of an answer about resets that tell of none of this fault's. */
export const notOfResets = [wished, longAgo];
