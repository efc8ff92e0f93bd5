import { beginsWithGivenName } from './given-names.ts';
import { namesJob, weekdays } from './names.ts';

/** Words of a line that say who is not to be called. */
export interface Refusal {
  /** Who is named next, who was named last, or the number right before. */
  of: 'next' | 'last' | 'number';
  /** What the words are said of, where it stands before them: "Pedro", "el jefe anterior". */
  subject: string;
  start: number;
  end: number;
  /** Where it ends to hold. */
  until: number;
  /** What ends it: its brackets or its sentence, or words that lead to somebody who may be called. */
  ends: 'aside' | 'sentence' | 'call';
}

/** Who is not to be called: "No llamar a Pedro Lazo", "Pedro Lazo ya no trabaja aquí", "except Mary Jones". */
export function refusalsIn(line: string): Refusal[] {
  if (!maybe.test(line)) return [];
  return [...before(line), ...behind(line)].sort((one, other) => one.start - other.start);
}

/** Whether the line below goes on with who is not to be called: "Por favor no llamar a⏎Pedro Lazo", "no⏎llamar". */
export function refusesWhoFollows(line: string, below: string): boolean {
  if (!maybe.test(line)) return false;
  return unfinished.test(line) || (endsWithNo.test(line) && goesOnWithVerb.test(below));
}

function before(line: string): Refusal[] {
  return [...line.matchAll(notTo), ...line.matchAll(notWho)].flatMap(
    ({ 0: words, index, groups }): Refusal[] => {
      const end = index + words.length;
      const rest = line.slice(end);
      const isSomebody =
        beginsWithGivenName(rest) || (groups?.verb !== undefined && /^\p{Lu}\p{Ll}/u.test(rest));
      // "Excepto" may have any number behind it, "no a" has the one that is not to be called.
      const isNumber = (groups?.verb !== undefined || groups?.to !== '') && isNumberOrAddress(rest);
      // "No es Pedro Lazo, ahora es Ana Ruiz"
      const until = groups?.is === undefined ? endOfPeople : endOfNumbers;
      if (isSomebody && !isDay(rest)) return [refusal(line, 'next', index, end, until)];
      return isNumber ? [refusal(line, 'next', index, end, endOfNumbers)] : [];
    },
  );
}

function isNumberOrAddress(rest: string): boolean {
  return /^[+(]?\d(?:[\d\s().-]*\d){6}/.test(rest) || /^[\w.+-]+@/.test(rest);
}

/** Some given names are days and months as well, where no surname stands behind. */
function isDay(rest: string): boolean {
  const [day] = days.exec(rest) ?? [];
  return day !== undefined && !/^ \p{Lu}\p{Ll}/u.test(rest.slice(day.length));
}

const days = new RegExp(`^(?:${weekdays}|abril|julio|agosto|augusto|feriados?|holidays?)(?!\\p{L})`, 'iu');

function behind(line: string): Refusal[] {
  return [...line.matchAll(gone), ...line.matchAll(dead)].map(({ 0: words, index, groups }): Refusal => {
    const [tail = ''] = onward.exec(line.slice(index + words.length)) ?? [];
    const end = index + words.length + tail.length;
    const subject = subjectOf(line.slice(0, index));
    // "Ya no trabaja aquí Pedro Lazo"
    const isAhead = subject === '' && /^\s\p{Lu}/u.test(line.slice(end));
    const of = groups?.number !== undefined ? 'number' : isAhead ? 'next' : 'last';
    return { ...refusal(line, of, index, end), subject };
  });
}

/** The words of the clause that ends here, without numbers and addresses: none where those alone stand before. */
function subjectOf(before: string): string {
  const sentence = before.replace(/\S{1,64}@\S+/g, '0').replace(/^.*[.;(]/, '');
  const pieces = sentence.split(/[,:]|\s[-–—]\s/).filter(piece => /[\p{L}\d]/u.test(piece));
  // "Pedro Lazo, jefe de TI, ya no trabaja aquí"
  const isSetOff = /(?:[,:]|\s[-–—])\s*$/.test(sentence);
  const clause = (isSetOff ? pieces.findLast(piece => !namesJob(piece)) : undefined) ?? pieces.at(-1) ?? '';
  return clause
    .replace(/[^\p{L}'’-]+/gu, ' ')
    .replace(titled, '')
    .replace(/^[ -]+|[ -]+$/g, '');
}

const titles = 'se[nñ]ora?|sra?|mr|mrs|ms|dra?|ing|lic|eng';
const titled = new RegExp(`^[ -]?(?:(?:el|la|o|a) )?(?:${titles}) `, 'iu');

function refusal(
  line: string,
  of: Refusal['of'],
  start: number,
  end: number,
  endOfSentence = endOfPeople,
): Refusal {
  const rest = line.slice(end);
  const isAside = line.lastIndexOf('(', start) > line.lastIndexOf(')', start);
  const aside = isAside ? rest.indexOf(')') : -1;
  const sentence = rest.search(endOfSentence);
  const call = rest.search(onwards);
  const until = Math.min(...[aside, sentence, call, rest.length].filter(at => at >= 0));
  const ends = until === call ? 'call' : until === aside ? 'aside' : 'sentence';
  return { of, subject: '', start, end, until: end + until, ends };
}

const endOfPeople = /;|\.(?=\s+\p{Lu}|\s*$)/u;
const endOfNumbers = /[,;]|\.(?=\s+\p{Lu}|\s*$)/u;

const reach =
  '(?:llam(?:ar|en?|arle|arlo)|contact(?:ar|en?)|comunicarse|comuni(?:car|quen?|quem)|escrib(?:ir|an?)|marcar|marquen?|telefone(?:ar|en?|em)|molest(?:ar|en?)|avis(?:ar|en?|em)|busc(?:ar|quen?)|habl(?:ar|en?)|lig(?:ar|uem?)|cham(?:ar|em?)|contatar|contatem?|acion(?:ar|em?)|fal(?:ar|em?)|us(?:ar|en?|em)|utiliz(?:ar|en?))';
const reachInEnglish = '(?:call|phone|ring|dial|text|contact|use|write|e-?mail)';
const no = '(?:no|n[aã]o|nunca|jam[aá]is|ni|nem|tampoco|tampouco)';
const doNot = "(?:do not|don['’´]?t|never|nor)";
const besides = 'excepto|exceto|except(?: for)?|salvo|menos';
const hasLeft =
  '(?:has )?left (?:the company|us)|dej[oó] (?:de (?:trabajar|laborar)|la empresa)|renunci[oó]|saiu d[ao] empresa';
/** Most lines refuse nobody. */
const maybe = new RegExp(
  `(?<!\\p{L})(?:${no}|${doNot}|not|doesn['’´]?t|${besides}|${hasLeft})(?!\\p{L})`,
  'iu',
);
const between =
  '(?: (?:se (?:debe|puede)|deben?|hay que|vuelvan? a|volver a|ever|mais|m[aá]s|please|favor)){0,2}';
const notReach = `(?:(?:por favor|favor(?: de)?|please|pls),? )?(?:${no}${between} ${reach}|${doNot}${between} ${reachInEnglish})`;
/** These alone refuse whoever was named: "no escribir" leaves the telephone. */
const notCall = `(?:(?:por favor|favor(?: de)?|please|pls),? )?(?:${no} (?:llam(?:ar|en?)|contact(?:ar|en?)|molest(?:ar|en?)|lig(?:ar|uem?)|cham(?:ar|em)|contatar)|${doNot} (?:call|contact|ring|dial|phone))`;
const to = '(?: (?:a|al|à|ao|aos|con|com|para|pra|pro|to|el|la|o|os|the|los|las|este|ese|this|m[aá]s|mais))';
const what = `(?: (?:${titles}|jef[ea]|n[uú]meros?|numbers?|tel\\p{L}*|cel\\p{L}*|m[oó]vil|mobile|fijo|fixo|correo|casa|oficina|central|de|do|da)\\.?){0,3}`;

/** "Si no llamar a Ana" means the opposite; a Portuguese "no" is "in the". */
const notTo = new RegExp(`(?<!\\p{L})(?<!(?:si|se|if) )(?<verb>${notReach})${to}{0,3}${what}[\\s:(]+`, 'giu');
const notWho = new RegExp(
  `(?<!\\p{L})(?<!(?:si|se|if) )(?:(?<is>no es|n[aã]o é)|(?:${besides}|not|nor|n[aã]o|ni|nem|tampoco|tampouco)(?<to>${to}{0,3})|no${to}{1,3})(?: (?:${titles})\\.?)?[\\s:(]+`,
  'giu',
);

/** A verb that begins its sentence refuses who comes; behind a name, "Pedro Lazo - no llamar", who came. */
const unfinished = new RegExp(
  `(?:^|[.;]\\s+)${notReach}\\s*$|(?<!\\p{L})${notReach}${to}{1,3}${what}\\s*$`,
  'iu',
);

const endsWithNo = new RegExp(`(?<!\\p{L})(?:${no}|do not|don['’´]?t|never)\\s*$`, 'iu');
const goesOnWithVerb = new RegExp(
  `^(?:${reach}|${reachInEnglish}|trabaja|labora|trabalha|longer)(?!\\p{L})`,
  'iu',
);

/** Words that lead to somebody again. */
const onwards = new RegExp(
  `(?<!\\p{L})(?<!(?:no|not|n[aã]o|ni|nem|nor|tampoco|don['’´]?t) )(?:(?:${reach}|${reachInEnglish}|pregunt(?:ar|en)|ask|perguntar)(?: (?:al?|ao?|[àoe]|con|com|para|to|for|por|en|em)(?!\\p{L}))?|sino|pero|but|mejor|melhor|instead|s[oó]lo|solamente|s[oó]|somente|apenas|only)(?!\\p{L}|\\s*:)`,
  'iu',
);

/** "Ya no trabaja los sábados", "… de noche": somebody is there at other times. */
const atTimes = `(?:(?: (?:aqu[ií]|here|los|las|el|la|de|por|en|as|às|à|aos?|os|nas?|nos?|on|at|after|in|the|despu[eé]s|antes|depois|m[aá]s|mais))* (?:\\d|(?:noches?|noites?|tardes?|mañanas?|manhãs?|d[ií]as?|fin(?:es|s)? de semana|nights?|evenings?|mornings?|weekends?|${weekdays}|feriados?|holidays?)(?!\\p{L})))`;
const gone = new RegExp(
  `(?<!\\p{L})(?:(?:quien|que|él|ella|who|he|she|ele|ela) )?(?:(?:${[
    'ya no (?:trabaja|labora|pertenece|forma parte|(?:est[aá]|se encuentra) (?:con nosotros|en la empresa|trabajando|laborando)|es (?:el |la |mi |nuestro )?contacto)',
    'n[aã]o (?:trabalha|pertence|faz parte|[eé] (?:o |a )?contato) mais|n[aã]o est[aá] mais (?:conosco|na empresa)|n[aã]o (?:trabalha|pertence|faz) mais parte',
    'j[aá] n[aã]o (?:trabalha|pertence|faz parte)',
    "(?:is |does )?no longer (?:with|employed|part|the contact|our|(?:works? )?(?:(?:here|at the company)|(?:with|for) us))|(?:does not|doesn['’´]?t) work (?:here|with us|for us)",
  ].join('|')})(?!${atTimes})|${hasLeft}|${notCall}(?=\\s*\\)|\\s*\\.?\\s*$))(?!\\p{L})`,
  'giu',
);
/** "… en Minera Sur": what the words go on with. */
const onward = new RegExp(
  `^(?: (?!(?:${reach}|${reachInEnglish})(?!\\p{L}))\\p{Ll}+){0,5}(?:(?<= (?:en|na|no|at|for|in|da|de|do|con|com|with|la|el|the))(?: \\p{Lu}[\\p{L}&.-]*)+)?`,
  'u',
);

const dead =
  /(?<=\d\)?[\s,]{0,2}(?:que )?)(?<number>ya no (?:existe|funciona|sirve|es)|(?:is )?no longer (?:works|in use|valid)|n[aã]o (?:existe|funciona) mais)(?!\p{L})/giu;
