import { changeAskedIn } from './change.ts';
import { hasSmallWords, languageOf } from './language.ts';
import { fold, wordsOf } from './words.ts';

/** Whether a line below a closing formula is no signature, but says one thing more. */
export function speaksToDesk(line: string): boolean {
  return addsMatter(line) || changeAskedIn(line) !== null || (/[.!?]$/.test(line) && isProse(line));
}

/** Whether a paragraph brings up one matter more, and asks somebody for it: "También queremos …", "By the way, could you …". */
export function addsMatter(paragraph: string): boolean {
  const folded = fold(paragraph);
  return besides.test(folded) && asking.test(folded);
}

/** Whether a line begins a sentence that asks for something: "Favor llamar antes", "Urgente por favor". */
export function asksDesk(line: string): boolean {
  return /^\W*\p{Lu}/u.test(line) && asking.test(fold(line));
}

/** Whether a line asks its reader to do something: "Por favor reinicien ustedes", "¿Pueden reiniciarlo?"; "please note" tells. */
export function requests(line: string): boolean {
  return request.test(fold(line));
}

const request =
  /^(?:y |e |and )?(?:(?:por favor|favor(?: de)?|please|pls|kindly|se (?:solicita|pide|ruega)|(?:les? |lhes? )?(?:solicito|solicitamos|pido|pedimos|peco)|(?:necesitamos|necesito|precisamos|preciso|we need|i need) (?:que|you)|(?:could|can|would) (?:you|someone|somebody)|(?:me |nos |lo |la )*(?:pueden|podrian|podrias|podria|podem|poderiam|poderia)(?: (?:ustedes|voces|por favor))?) (?!ya |ja |already|note|be (?:advised|aware)|see|notar?|tom\w+ nota|tener en|tengan en|considerar?)|.* (?:por favor|please)$|(?:reinicien|reiniciem|reseteen|resetem|apaguen|desliguem|envien|enviem|vengan|venham|llamen|liguem)\b)/;

/** Whether a line is marked as a note: "Nota: …", "Obs.: …". */
export function isNoted(line: string): boolean {
  return note.test(line);
}

/** Whether a line is a postscript, which stands below a mail and not in a form: "P.D.: …". */
export function isPostscript(line: string): boolean {
  return postscript.test(line);
}

/** Whether a text is a sentence with a capital at its beginning and the small words of a language in it, no label and no address. */
export function isProse(paragraph: string): boolean {
  return (
    /^[^\p{L}\d]*\p{Lu}/u.test(paragraph) && isRun(paragraph, fewestWords) && languageOf(paragraph) !== null
  );
}

/** Whether a text is three words or more with small words among them, no label and no address. */
export function isSentence(paragraph: string): boolean {
  return isRun(paragraph, fewestOfSentence) && hasSmallWords(paragraph);
}

/** "hay clientes esperando" */
export const fewestOfSentence = 3;

function isRun(paragraph: string, fewest: number): boolean {
  return !/^[^:]{0,40}:|@/.test(paragraph.replace(note, '')) && wordsOf(paragraph).length >= fewest;
}

const fewestWords = 4;

const postscript = /^\W*p\.?\s?[ds]\.?\s?(?::|[.–—-]\s|(?<=\.)\s)/i;
const note =
  /^\W*(?:notas?|note|n\.?b\.?|obs(?:erva[a-zà-ÿ]+)?|ojo|importante?|atenci[oó]n|aten[cç][aã]o|aviso|fyi|urgente?)\s?[.]?\s?[:–—-]/i;
const besides =
  /^(?:y |and |e )?(?:tambien|tambem|ademas|alem (?:disso|disto|do mais)|adicionalmente|aparte|a parte|por otr[ao] (?:lado|parte)|por outr[ao] (?:lado|parte)|asimismo|igualmente|otr[oa] (?:cosa|tema|punto|asunto|consulta|pedido)|outr[oa] (?:coisa|assunto|ponto|pedido)|aprovech\w+|aproveit\w+|de paso|we also|i also|also|in addition|additionally|besides|furthermore|moreover|separately|by the way|on another (?:note|matter)|(?:another|one more|one other) (?:thing|matter|point|request))\b/;
const asking =
  /\b(?:necesit\w+|quer\w+|quisier\w+|solicit\w+|requ[ei]\w+|pedi\w+|pido|dese\w+|gustaria|gostar\w+|precis\w+|favor|podr\w+|pued\w+|pode\w*|need|want|would like|like to|please|ask\w*|could|can|wish|hay que|tenemos que|temos que|have to|vamos a|plan\w*|urgente?)\b/;
