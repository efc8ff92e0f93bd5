/** Whether a text speaks of another site than the one asked about: "Ya reiniciamos ayer el otro sitio". */
export function isElsewhere(text: string): boolean {
  return another.test(text) && elsewhere.test(text);
}

/** Most answers speak of none, and of no other thing either. */
const another = /ou?tr[oa]|other|dem[aá]/i;

/** A text without the clauses that speak of another site. */
export function withoutElsewhere(text: string): string {
  return isElsewhere(text) ? text.replace(clauseElsewhere, '') : text;
}

/** "Sí, en el otro sitio": a yes of nowhere else; but "Sí, en las otras sedes también", "Sí, otra unidad está sin luz". */
export function isOnlyElsewhere(text: string): boolean {
  return another.test(text) && onlyThere.test(text) && !asWell.test(text);
}

const asWell = /(?<![a-zà-ÿ])(?:tambi[eé]n|tamb[eé]m|igual|as well|too|also|like|same)(?![a-zà-ÿ])/i;
const otherSite =
  '(?<![a-zà-ÿ])(?:otr[oa]s?|outr[oa]s?|other|another|dem[aá]s|demais)\\s(?:[a-zà-ÿ]+\\s)?(?:sitios?|sedes?|sucursal(?:es)?|filia(?:l|is|les)|locales|locais|local|localidad(?:e|es)?|tiendas?|oficinas?|plantas?|agencias?|sites?|stores?|branch(?:es)?|offices?|lojas?|unidades?|unidad|ciudad(?:es)?|cidades?|city|cities)(?![a-zà-ÿ])';
const onlyThere = new RegExp(
  `^[^a-zà-ÿ]*(?:s[ií]m?|yes)[^a-zà-ÿ]+(?:(?:solo|s[oó]|only|just|pero|but|mas)\\s)?(?:en|em|in|at|n[oa]s?)\\s(?:(?:el|la|los|las|the)\\s)?${otherSite}`,
  'i',
);
const elsewhere = new RegExp(otherSite, 'i');
const clauseElsewhere = new RegExp(
  `(?:^|(?<=[,.;!?:()]|(?<![a-zà-ÿ])(?:pero|but|mas|y|e|and)\\s))[^,.;!?:()]{0,200}?${otherSite}[^,.;!?:()]*`,
  'gi',
);
