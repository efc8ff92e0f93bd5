import { compiled } from './compiled.ts';
import { fold } from './words.ts';

/**
 * Whether a text asks for a change that needs planning (domain §1.5): an antenna, a rack or a site to be moved, a new
 * site or service, new hardware, more bandwidth for good. A fault that merely follows a move is none.
 */
export function asksForChange(text: string, onRequest = false): boolean {
  return changeAskedIn(text, onRequest) !== null;
}

/**
 * The first sentence of a text that asks for such a change, as it is written; null where none does. `onRequest`: the text
 * stands on a form for service requests, and tells of no fault.
 */
export function changeAskedIn(text: string, onRequest = false): string | null {
  const wish = onRequest ? changeOfRequest : change;
  const beginning = text.slice(0, enough);
  let above = '';
  for (const line of beginning.split('\n')) {
    const folded = fold(line);
    if (mayAsk.test(folded) && (wish.test(folded) || movingIt.test(folded))) {
      for (const sentence of line.split(/[.;!?]+/)) {
        if (asks(fold(sentence), wish) || movesNamed(sentence, above)) return sentence.trim();
        above += `${sentence}\n`;
      }
    } else above += `${line}\n`;
  }
  return null;
}

/** "La antena queda en medio. Hay que reubicarla": what is to be moved was named before. */
function movesNamed(sentence: string, above: string): boolean {
  return asks(fold(sentence), movingIt) && movableThing.test(fold(above));
}

/** Whether the category of a request names such a change and nothing else: "New hardware". */
export function isChange(category: string): boolean {
  return namedChange.test(fold(category, 4));
}

const namedChange =
  /^(?:(?:new|nuev[oa]s?|nov[oa]s?) (?:hardware|equip\w+|router|roteador|switch|antenna|antena|site|sitio|sede|filial|servicio|service|servico|enlace|link|circuito|circuit)s?|(?:equip\w+|hardware|sitio|sede|site|servicio|servico) nov[oa]|(?:equip\w+|hardware|sitio|sede|servicio) nuev[oa])$/;

const enough = 20_000;

function asks(sentence: string, wish: RegExp): boolean {
  const found = wish.exec(sentence);
  if (found === null) return false;
  const before = sentence.slice(0, found.index);
  // "Por remodelación necesitamos trasladar la antena": what is wanted is still to come.
  const isOver = afterwards.test(before) && !wanted.test(before);
  return !isOver && !denied.test(before) && !happened.test(sentence) && !forAWhile.test(sentence);
}

/** Who moves one of these moves no site: an extension, a port, an appointment. */
const elsewhere =
  '(?! (?:(?:el|la|los|las|o|a|os|as|the|un|una|do|da|del|de|of) )*(?:extension(?:es)?|anexos?|ramal|ramais|telefonos?|telefones?|phones?|linea telef\\w*|linha telef\\w*|(?:puerto|port|porta)s? (?:\\d|del|do|of the)|vlans?|citas?|visitas?|appointments?|usuarios?|users?)\\b(?! (?:y|e|and|equip)))';
const moving =
  '(?:reubi[cq]\\w*|relocali[sz]a\\w*|traslad\\w*|mudan[cz]a|mudar|mover|mueva\\w*|muevan|reinstala\\w*|relocat\\w*|move|moving|movement|remaneja\\w*|transferir|transferencia|realoca\\w*|realoja\\w*|mudarnos|mudaremos|mudamos|mudando|mudarmos|cambio de ubicacion|cambio de lugar|cambio de sitio|cambio de direccion|change of location|change of address|desplaza\\w*)';
const movable =
  '(?:antena\\w*|antenna\\w*|rack\\w*|vsat|parabolica\\w*|dish|gabinete\\w*|cabinet\\w*|sede|sitio|site|oficina\\w*|office\\w*|escritorio|sucursal|filial|router\\w*|roteador\\w*|equipo\\w*|equipamento\\w*|equipment|enlace|link|circuito|circuit|planta|unidade|unidad|tienda|loja|agencia|datacenter)';
const faster =
  '(?:ampliacion|ampliar|ampliacao|aumento|aumentar|incremento|incrementar|subir|elevar|upgrade|upgrading|increase|raise)';
const hardware =
  '(?:router|roteador|switch|firewall|antenna|antena|equipo|equipamento|equipment|modem|hardware)e?s?';
/** More than there is: what is replaced by it is not repaired. */
const larger =
  '(?:bigger|larger|stronger|faster|more powerful|higher capacity|mais potentes?|mas potentes?|maior(?:es)?|mas grandes?|superior(?:es)?|(?:mayor|maior|mas|mais|more) (?:capacidad|capacidade|capacity|potencia|puertos|portas|ports))';
const by = '(?:de |com |con |with )?';
const wanting =
  '(?:necesit\\w*|requer\\w*|requier\\w*|solicit\\w*|quer\\w*|quisier\\w*|gostar\\w*|precis\\w*|need|require|request\\w*|want|would like)';
const gap = '(?: \\w+){0,6} ';
const anew = '(?:new|nuev[ao]s?|nov[ao]s?)';
const article =
  '(?:(?:de |of )?(?:the|an?|el|la|los|las|del|un|una|o|os|as|do|da|um|uma|dos|duas|\\d+) |de )?';
const forGood = '(?:permanente|permanently|permanent|definitiv[ao])';

/** A wish, as it is written before the word that tells it, in that word, and behind. */
type Wish = readonly [before: string, telling: string, behind: string];

const wishes: readonly Wish[] = [
  ['', moving, `\\b${elsewhere}${gap}${movable}\\b`],
  [
    '',
    moving,
    `\\b${elsewhere}(?: \\w+){0,12} (?:nueva (?:direccion|sede|oficina)|nuevo (?:domicilio|local|edificio)|novo (?:endereco|predio)|nova sede|new (?:address|office|building|premises))\\b`,
  ],
  [`${movable}(?: \\w+){0,4} `, '(?:relocation|reubicacion|to be (?:moved|relocated)|move to)', '\\b'],
  [
    '',
    '(?:ampliacion|ampliar|aumento|aumentar|upgrade|increase)',
    '(?: \\w+){0,4} (?:ancho de banda|bandwidth|banda|velocidad|largura de banda)\\b',
  ],
  [
    '(?:instalacion|instalar|install|installation|instalacao|suministro|provision|adquirir|habilitar|contratar|activar)(?: \\w+){0,4} ',
    anew,
    ' (?:\\w+ )?(?:sitio|sede|site|servicio|service|servico|enlace|link|router|switch|equipo|equipos|equipment|equipamento|equipamentos|hardware|antena|antenna|circuito|circuit|telefono\\w*)\\b',
  ],
  [
    '',
    '(?:instalar|install|installation of|instalacion de|instalacao de)',
    '(?: \\w+){0,3} (?:antena|antenna|rack|firewall adicional|segundo router)\\b',
  ],
  [
    `${wanting}(?: \\w+){0,6} (?:enlace|link|servicio|servico|circuito|sitio|sede|sucursal|router|equipo)(?: \\w+){0,2} `,
    '(?:nuev[oa]|nov[oa]|adicional)',
    '\\b',
  ],
  [
    `${wanting}(?: \\w+){0,3} `,
    anew,
    ' (?:router|roteador|switch|firewall|antenna|antena|rack|servicio|service|servico|enlace|link|circuito|circuit|equipo|equipment|equipamento)s?\\b',
  ],
  [`${wanting}(?: \\w+){0,3} ${by}`, larger, ` ${hardware}\\b`],
  [`${wanting}(?: \\w+){0,3} ${hardware} ${by}`, larger, '\\b'],
  [
    `${wanting}(?: \\w+){0,3} `,
    '(?:segundo|segunda|second|additional)',
    ' (?:enlace|link|servicio|service|servico|circuito|circuit|router|switch|antena|antenna)\\b',
  ],
  [
    '',
    '(?:nuev[ao] (?:sitio|sede)|new site|nov[ao] (?:site|sede|filial))',
    '\\b(?= (?:en|in|em|para|for|de|at)\\b)',
  ],
  [
    `${movable}(?: \\w+){0,6} `,
    '(?:relocated|reubicad[ao]s?|realocad[ao]s?|remanejad[ao]s?|trasladad[ao]s?|transferid[ao]s?|mudad[ao]s?|moved)',
    '\\b',
  ],
  [
    '(?:abr\\w+|inaugur\\w+|open\\w*)(?: \\w+){0,3} ',
    anew,
    ' (?:sitio|sede|sucursal|tienda|oficina|agencia|planta|local|unidad|unidade|filial|loja|escritorio|site|office|branch|store|plant|warehouse|location)\\b',
  ],
  [
    '',
    '(?:new|nuev[ao]s?|nov[ao]s?|additional|adicional)',
    `(?: \\w+){0,2} (?:servicio|service|servico|enlace|link|circuito|circuit)(?: \\w+){0,6} ${anew} (?:sitio|sede|sucursal|tienda|oficina|agencia|planta|unidad|unidade|filial|loja|site|office|branch)\\b`,
  ],
  [
    '',
    faster,
    '(?: \\w+){0,8} (?:enlace|link|circuito|circuit|servicio|service|servico|internet|mpls|capacidad|capacidade|capacity)(?: \\w+){0,6} (?:a|to|para) \\d+ ?(?:mb|mbps|gb|gbps|megas?|m)\\b',
  ],
  ['', faster, `(?: \\w+){0,4} ${forGood}\\b`],
  [`${forGood}(?: \\w+){0,3} `, faster, '\\b'],
  ['(?:bandwidth|ancho de banda|banda) ', faster, '\\b'],
  [
    '',
    '(?:cambi\\w+|troc\\w+|mud\\w+)',
    `${gap}(?:de|la) (?:lugar|ubicacion|piso|edificio|domicilio|predio|andar|sala|endereco)\\b`,
  ],
  [
    '',
    '(?:cambi\\w+|mud\\w+)',
    ' (?:de|la|el) (?:ubicacion|piso|edificio|domicilio|predio|andar|sala|endereco)\\b',
  ],
  [
    '',
    '(?:llev\\w+|levar|bring|take|pasar|subir|bajar|carry)',
    `${gap}${movable}(?: \\w+){0,6} (?:piso|floor|andar|edificio|building|predio|sala|room|bodega|patio|yard)\\b`,
  ],
  [
    '',
    '(?:retir\\w+|remov\\w+|desmont\\w+|desinstal\\w+|dismount|take)',
    `${gap}(?:antena|antenna|dish|rack|vsat)\\w*\\b(?: \\w+){0,10} (?:instal\\w+|mont\\w+|mount|coloc\\w+|reinstal\\w+|put)\\b`,
  ],
  [
    '',
    '(?:agreg\\w+|incorpor\\w+|adicion\\w+|inclu\\w+|add\\b|anadir|sumar|colocar)',
    '(?: \\w+){0,3} (?:second|segundo|segunda|otr[oa]|outr[oa]|another|additional|nuev[oa]|nov[oa]|new) (?:router|roteador|switch|enlace|link|circuito|circuit|antena|antenna|equipo|equipamento|access point)\\b',
  ],
  [
    '',
    anew,
    ' (?:sucursal|sede|tienda|oficina|agencia|planta|filial|loja|unidade|branch|site|office|store|plant)(?: \\w+){0,3} (?:abr\\w+|inaugur\\w+|open\\w*|va a abrir|sera inaugurad\\w*)\\b',
  ],
  [
    '',
    '(?:cambi\\w+|mud\\w+|troc\\w+)',
    ` de (?:sitio|lugar|local|posicion|posicao) (?:el |la |los |las |o |a |os |as )?(?:\\w+ )?${movable}\\b`,
  ],
  [
    `(?:${wanting}|contratar|hire|buy)(?: \\w+){0,3} `,
    '(?:mas|mais|more) (?:ancho de banda|largura de banda|banda|bandwidth|velocidad|velocidade)',
    '\\b',
  ],
  [
    '',
    '(?:abriremos|vamos a abrir|vamos abrir|we will open|we (?:are|re) opening)',
    '(?: \\w+){0,4} (?:sucursal|sede|tienda|oficina|agencia|planta|filial|loja|unidade|escritorio|branch|store|site|office|plant|warehouse)\\b',
  ],
  [
    `${movable}(?: \\w+){0,2} `,
    '(?:has to|needs to|must|tiene que|debe|tem que|deve) (?:go|move|ir|irse|moverse|mudarse|mudar)',
    '\\b',
  ],
  [
    `(?:reempla\\w+|sustitu\\w+|substitu\\w+|cambi\\w+|troc\\w+|replac\\w+|chang\\w+|swap\\w*|upgrad\\w+)(?: \\w+){0,3} ${hardware}(?: \\w+){0,14} ${by}`,
    larger,
    '\\b',
  ],
  [
    '',
    '(?:cambi\\w+|change|changing|alter\\w+|troc\\w+)',
    ` (?:la |el |the |a |o )?(?:ubicacion|location|lugar|local|posicion|position|posicao)(?: \\w+){0,3} ${movable}\\b`,
  ],
];

/** What is a wish on a form for service requests; elsewhere the same words may tell of a fault ("al colocar el router nuevo"). */
const wishesOfRequests: readonly Wish[] = [
  [
    `(?:instalacion|instalar|instalen|instalacao|instalem|suministro|adquirir|contratar|agregar|adicionar|incorporar|colocar) ${article}${hardware}(?: \\w+)? `,
    '(?:nuev[ao]s?|nov[ao]s?)',
    '\\b',
  ],
  ['', faster, `(?: \\w+){0,6} \\d+ ?(?:mb|mbps|gb|gbps|megas?|m)(?: \\w+){0,3} ${forGood}`],
  ['', '(?:pasar|passar)', `(?: \\w+){0,6} \\d+ ?(?:mb|mbps|gb|gbps|megas?|m)(?: \\w+){0,3} ${forGood}`],
  [
    '',
    '(?:cambiar|cambio|cambien|mudar|mudanza|mudanca|trocar|troca|change)',
    `(?<!\\bse cambio) ${article}(?:(?:${movable}|switch\\w*) )?(?:de|a otro|al otro|para outro|to another) (?:rack|gabinete|cabinet)\\b`,
  ],
  [
    `(?<!\\b(?:del?|d[ao]s?|of) (?:el |la |the )?)(?!enlace|link|circui)(?:${movable}|switch\\w*) (?:\\w+ )?`,
    '(?:goes|moves|va|vai|pasa|passa|muda) (?:from|desde|del?|do|da) (?:the |la |el |o |a )?(?:floor|piso|andar|sala|room|edificio|building|predio|nivel)',
    '\\b',
  ],
  [
    '',
    moving,
    `\\b${elsewhere}(?: \\w+){0,12} (?:novo local|(?:direccion|sede|oficina) nueva|(?:domicilio|local|edificio) nuevo|(?:endereco|predio|local) novo|sede nova)\\b`,
  ],
  ['', '(?:cambi\\w+|mud\\w+)', ' (?:de|la|el) local\\b'],
];

const change = wishing(wishes);
const changeOfRequest = wishing([...wishes, ...wishesOfRequests]);

function wishing(wishes: readonly Wish[]): RegExp {
  return compiled(`\\b(?:${wishes.map(wish => wish.join('')).join('|')})`);
}

const movableThing = new RegExp(`\\b${movable}\\b`);
const movings: readonly Wish[] = [
  ['', '(?:reubicar|trasladar|mover|relocalizar|desplazar|mudar|reinstalar)', '(?:la|lo|las|los)\\b'],
  ['', '(?:move|relocate|shift)', ' (?:it|them)\\b'],
  ['', '(?:mover|mudar|realocar|remanejar|transferir)', ' (?:ela|ele|elas|eles)\\b'],
  ['', '(?:move|muda|realoca|remaneja|transferi)', ' l[ao]s?\\b'],
];
const movingIt = wishing(movings);

/** What begins a telling word of every wish; most lines hold none. */
const mayAsk = compiled(`\\b(?:${beginnings([...wishes, ...wishesOfRequests, ...movings]).join('|')})`);

/** "nuev" of "nuev[ao]s?". What begins with another is left out: V8 tries them all at each word. */
function beginnings(wishes: readonly Wish[]): string[] {
  const all = wishes.flatMap(([, telling]) => {
    const words = /^\(\?:([^()]*)\)$/.exec(telling)?.[1]?.split('|') ?? [];
    return words.length === 0 ? telling : words.map(word => /^[a-z ]{4,}(?![?*])/.exec(word)?.[0] ?? word);
  });
  return [...new Set(all)].filter(one => !all.some(other => one !== other && one.startsWith(other)));
}

/** "Después de la reubicación del rack se cayó el enlace": the move is over. */
const afterwards =
  /\b(?:despues|tras|luego|desde|depois|apos|after|since|following|debido|causa|por(?! favor)|due|because|posterior|durante|during|reciente|recente|recent|ayer|ontem|yesterday)(?: \w+){0,4} ?$/;
const wanted =
  /\b(?:necesit\w*|requer\w*|requier\w*|solicit\w*|quer[ei]\w*|desea\w*|precis\w*|need|require|request|want|would like|please|favor)(?: \w+){0,3} ?$/;
const denied = /\b(?:no|nao|not|sin|sem|without)(?: \w+){0,2} ?$/;
const happened =
  /\b(?:desde entonces|desde entao|since then|ever since|se (?:traslado|movio|mudo|reubico)|fue movid\w*|fue trasladad\w*|foi movid\w*|foi mudad\w*|was moved|moved by|was relocated|(?:mudanza|mudanca|traslado|move|relocation) (?:fue|foi|was) (?:ayer|ontem|yesterday|last)|viento|wind|vento|caid[oa]|cayo|caiu|sin servicio|down|fora do ar|se cayo)\b/;
/** More bandwidth for some days is a simple service request (domain §1.5). */
const forAWhile =
  /\b(?:ampli|aument|increment|upgrade|increase|mas|mais|more)\w*\b.*\b(?:tempor\w*|por unos dias|for a few days|por alguns dias)\b|\b(?:tempor\w*)\b.*\b(?:bandwidth|banda|upgrade|increase|aumento|ampliacion)\b/;
