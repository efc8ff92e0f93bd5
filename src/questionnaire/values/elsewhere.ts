/** Whether a text speaks of another site than the one asked about: "Ya reiniciamos ayer el otro sitio". */
export function isElsewhere(text: string): boolean {
  return elsewhere.test(text);
}

/** A text without the clauses that speak of another site. */
export function withoutElsewhere(text: string): string {
  return elsewhere.test(text) ? text.replace(clauseElsewhere, '') : text;
}

/** "Sí, en el otro sitio": a yes of nowhere else; but "Sí, en las otras sedes también", "Sí, otra unidad está sin luz". */
export function isOnlyElsewhere(text: string): boolean {
  return onlyThere.test(text) && !asWell.test(text);
}

const asWell = /(?<!\p{L})(?:tambi[eé]n|tamb[eé]m|igual|as well|too|also|like|same)(?!\p{L})/iu;
const otherSite =
  '(?<!\\p{L})(?:otr[oa]s?|outr[oa]s?|other|another|dem[aá]s|demais)\\s(?:\\p{L}+\\s)?(?:sitios?|sedes?|sucursal(?:es)?|filia(?:l|is|les)|locales|locais|local|localidad(?:e|es)?|tiendas?|oficinas?|plantas?|agencias?|sites?|stores?|branch(?:es)?|offices?|lojas?|unidades?|unidad|ciudad(?:es)?|cidades?|city|cities)(?!\\p{L})';
const onlyThere = new RegExp(
  `^\\P{L}*(?:s[ií]m?|yes)\\P{L}+(?:(?:solo|s[oó]|only|just|pero|but|mas)\\s)?(?:en|em|in|at|n[oa]s?)\\s(?:(?:el|la|los|las|the)\\s)?${otherSite}`,
  'iu',
);
const elsewhere = new RegExp(otherSite, 'iu');
const clauseElsewhere = new RegExp(
  `(?:^|(?<=[,.;!?:()]|(?<!\\p{L})(?:pero|but|mas|y|e|and)\\s))[^,.;!?:()]{0,200}?${otherSite}[^,.;!?:()]*`,
  'giu',
);
