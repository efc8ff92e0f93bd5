import { familyOf } from './families.ts';
import type { Lexicon, Phrase, Sense } from './lexicon.ts';
import { errorsBetween } from './misspelling.ts';

/**
 * The phrase that asks with the same words in another order, number or company: "Any power outage on site?" is "Was
 * there a power outage at the site?". Null when none shares most of its words, or two questions of a form share as many.
 */
export function reworded(lexicon: Lexicon, words: readonly string[]): Phrase | null {
  const asked = words.join(' ');
  const remembered = lexicon.reworded.get(asked);
  if (remembered !== undefined) return remembered;
  const found = search(lexicon, words);
  if (lexicon.reworded.size >= rememberAtMost) lexicon.reworded.clear();
  lexicon.reworded.set(asked, found);
  return found;
}

function search(lexicon: Lexicon, words: readonly string[]): Phrase | null {
  const meant = words.map(word => spelt(lexicon, word)).filter(word => !emptyWords.has(word));
  const stems = stemsOf(meant);
  if (stems.size === 0) return null;
  const nearby = new Set<Phrase>();
  // Who shares most stems shares one of these: the rarest, more than are allowed to differ.
  const rarest = [...stems]
    .map(stem => lexicon.byStem.get(stem) ?? [])
    .sort((one, other) => one.length - other.length)
    .slice(0, stems.size - Math.ceil(stems.size * mostOf) + 1);
  for (const phrases of rarest) for (const phrase of phrases) nearby.add(phrase);
  const found: Wording[] = [];
  for (const phrase of nearby) {
    const isLiteral = meant.every(word => phrase.joined.includes(word.slice(0, stemLength)));
    for (const sense of phrase.senses) {
      const own = lexicon.stemsOf.get(sense.field);
      const shared = likeness(stems, phrase.stems, stem => lexicon.byStem.has(stem) && !own?.has(stem));
      if (shared * clearly >= mostOf) found.push({ phrase, sense, shared, isLiteral });
    }
  }
  const most = found.reduce((best, { shared }) => Math.max(best, shared), 0);
  if (most < (stems.size < fewestStems ? 1 : mostOf)) return null;
  // Which of several forms is meant, the other labels of the mail decide; of a family, the language of the words.
  const nearest = found.filter(
    wording => wording.shared === most && !hasRival(wording, found) && isInItsLanguage(wording, found, most),
  );
  const [first] = nearest;
  return first === undefined ? null : { ...first.phrase, senses: distinct(nearest) };
}

/** One of the ways to ask a question of a form that shares stems with a label. */
interface Wording {
  phrase: Phrase;
  sense: Sense;
  shared: number;
  /** Whether it has the words themselves, not only such as mean the same. */
  isLiteral: boolean;
}

function hasRival({ sense, shared }: Wording, found: readonly Wording[]): boolean {
  return found.some(
    other =>
      other.sense.form === sense.form && other.sense.field !== sense.field && other.shared * clearly > shared,
  );
}

function isInItsLanguage({ sense, isLiteral }: Wording, found: readonly Wording[], most: number): boolean {
  const family = familyOf(sense.form);
  return (
    isLiteral ||
    !found.some(other => other.shared === most && other.isLiteral && familyOf(other.sense.form) === family)
  );
}

function distinct(wordings: readonly Wording[]): Sense[] {
  return [...new Map(wordings.map(({ sense }) => [sense.field, sense])).values()];
}

/** The word of a label that a misspelt one stands for; the word itself if it is one, or like none. */
function spelt(lexicon: Lexicon, word: string): string {
  if (word.length < shortestMisspelt || emptyWords.has(word) || lexicon.labelWords.has(word)) return word;
  const known = lexicon.spelt.get(word);
  if (known !== undefined) return known;
  let meant = word;
  for (const candidate of lexicon.labelWords) {
    if (candidate.length < shortestMisspelt || errorsBetween(word, candidate, 1) > 1) continue;
    meant = candidate;
    break;
  }
  if (lexicon.spelt.size >= rememberAtMost) lexicon.spelt.clear();
  lexicon.spelt.set(word, meant);
  return meant;
}

const shortestMisspelt = 5;
const rememberAtMost = 5000;

const fewestStems = 2;
const mostOf = 0.66;
const clearly = 1.25;

/** The words that carry a question's meaning, cut to what is common to number, gender and tense. */
export function stemsOf(words: readonly string[]): Set<string> {
  const stems = new Set<string>();
  for (const word of words) {
    if (emptyWords.has(word)) continue;
    const stem = word.slice(0, stemLength);
    stems.add(sameMeaning.get(stem) ?? stem);
  }
  return stems;
}

const stemLength = 5;

/** Stems that labels use for the same thing, whichever the language. */
const sameMeaning = new Map(
  `site sitio local lugar place sede locat unida filia sucur tiend loja store offic ofici escri agenc branc facil
  power energ elect eletr luz corri
  outag corte queda apago apaga falta failu
  reset reini reboo resta resea resete
  equip equipo devic apara gear
  backu respa redun conti secun
  rain raini raine llovi lluvi lluev chuva chove choven choveu chuvo
  compa empre clien custo organ
  ticke incid caso case chama
  phone telef telep celul
  email mail corre
  conta encar
  descr detal detai resum
  hours hour horar
  probl falla falha issue incon defei fault
  date fecha data datas fecha dates
  time times hora horas
  worki funci opera activ ativa
  reque solic desea desej prefe propo
  chang cambi mudan alter modif
  categ clase class
  needs neces requi requer
  conne conec
  affec afect afeta impac
  type tipo
  servi
  numbe numer
  name nombr nome`
    .split('\n')
    .flatMap(line => {
      const [meaning = '', ...stems] = line.trim().split(' ');
      return stems.map(stem => [stem.slice(0, stemLength), meaning] as const);
    }),
);

/** How much the words of a label have in common with a phrase, from 0 to 1. */
export function meaningShared(words: readonly string[], { stems }: Phrase): number {
  return likeness(stemsOf(words), stems);
}

/** The share of common words among all words of both; one that asks nothing else says little: "¿Llovió recientemente?". */
function likeness(
  one: ReadonlySet<string>,
  other: ReadonlySet<string>,
  asksElse: (stem: string) => boolean = () => true,
): number {
  let common = 0;
  let strange = 0;
  for (const stem of one) {
    if (other.has(stem)) common++;
    else if (!asksElse(stem)) strange++;
  }
  return common / (one.size + other.size - common - strange * (1 - strangeCounts));
}

const strangeCounts = 0.5;

/** Words that a question may have or leave out. */
export const emptyWords: ReadonlySet<string> = new Set(
  `is are was were be been the a an of at on in to do does did you your have has had there any all it or and for with this that by not
  who which what got place current currently now own our done performed carried out properly please reported
  algun alguna alguno algum ocurrio ocorreu presento se presentaron tuvieron tiveram teve efetuado efectuado some
  cual cuales quien que se efectuo efectua realizo realizado realizada hizo hecho hecha ya ahora actual actualmente presenta presentado presentada reportado reportada nuestro nuestra momento favor
  qual quais quem realizado realizada feito feita fez foram apresenta apresentado relatado nosso nossa agora atual atualmente momento favor
  el la los las lo de del un una en es esta estan hay tiene tienen se ha han hubo su sus por y o que con al cual fue
  os as do da dos das em no na nos nas um uma tem foi houve estao existe existem possui cuenta cuentan dispone dispoe enlace link electronico electronicos eletronico eletronicos seu sua pelo pela e ou com ao ha bt s`.split(
    /\s+/,
  ),
);
