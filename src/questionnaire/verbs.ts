/** Whether a text holds a verb of those that most sentences of a mail have: "Es la tercera vez", "hay clientes esperando". */
export function holdsVerb(text: string): boolean {
  return verbs.test(text);
}

/** "Will Smith" is a name: a verb goes on in lower case, or ends. */
const verbs =
  /(?<![\p{L}\p{N}])(?:[Ee]s|son|era|fue|fueron|est[aá]n?|[Ee]stamos|estoy|estaba|estaremos|estar[eé]|sigue|siguen|[Hh]ay|hab[ií]a|[Tt]enemos|tengo|tienen?|puede[ns]?|podemos|puedo|necesit(?:o|a|amos)|quer(?:o|emos)|quiero|funciona[nm]?|sali[oó]|llega|llegar[aá]|s[aã]o|est[aã]o|estou|temos|tem|tenho|houve|pode|precis(?:o|amos)|ficou|is|are|was|were|have|has|had|[Ww]ill|would|can|could|need|needs|works?|\p{Ll}{3,}[ae]mos|[Aa]guardamos|[Ee]speramos)(?![\p{L}\p{N}])(?! \p{Lu})/u;
