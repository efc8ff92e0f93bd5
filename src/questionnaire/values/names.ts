import { holdsVerb } from '../verbs.ts';
import { fold } from '../words.ts';
import { beginsWithGivenName, isGivenName } from './given-names.ts';

/** A piece is a name if, without the words that announce names and numbers, two to six words or one with a capital remain. */
export function nameOf(piece: string): string | null {
  const name = withoutPaper(ledTo(piece))
    .replace(announcements, ' ')
    .replace(/^[\s.,;:/\d#–—_*"“«'-]+|(?<![\s,;:/#–—_*"”»-])[\s,;:/#–—_*"”»-]+$|(?<=\p{L}{3})[\s.]+$/gu, '')
    .replace(
      /\s(?:al|on|at|en|en el|no|em)$|\scuy[oa]\s.*$|\s(?:and|y|e)\s(?:my|mi|meu|su|his|her)\s\p{Ll}.*$|\s(?:lo|le|nos)\s\p{Ll}.*$/u,
      '',
    )
    .replace(/\s+/g, ' ');
  if (!/^\p{L}/u.test(name) || /\d/.test(name) || leadsOn(name)) return null;
  const words = name.split(' ');
  const person = personBehind(words);
  if (person !== null) return person;
  if (words.length > mostWords && !isLongName(name, words.length)) return null;
  if (description.test(name) || notNames.test(fold(name)) || holdsVerb(name)) return null;
  const first = name.slice(0, 1);
  return first !== first.toLowerCase() || words.length > 1 ? name : null;
}

const mostWords = 6;

/** "Fabiola De la Cruz De la Cruz" */
function isLongName(name: string, words: number): boolean {
  const given = name.split(' ').filter(isGivenName);
  return words <= mostWordsOfName && given.length <= mostGiven && isPerson(name.replace(/ [ye] /, ' '));
}

const mostWordsOfName = 9;
/** More are the given names of several people. */
const mostGiven = 3;

/** The papers that people and companies have numbers of. */
export const papers = 'dni|ruc|rut|cpf|cnpj|cuit|nit|c[eé]dula';
/** "Ana Ruiz DNI 45678912" */
const documented = new RegExp(
  `(?<=\\p{L})[\\s,]+(?:${papers})(?!\\p{L})[^\\p{L}]{0,4}(?:n[°ºro.]{1,3})?\\W{0,3}\\d.*$`,
  'iu',
);

function withoutPaper(piece: string): string {
  return /\d/.test(piece) ? piece.replace(documented, '') : piece;
}

/** "No dude en llamar a Ana Ruiz", "mi nombre es Ana Ruiz": words that lead to somebody are no part of a name. */
function ledTo(piece: string): string {
  if (!smallBeforeCapital.test(piece)) return piece;
  for (const { index, 0: words, 1: call } of [...piece.matchAll(leads)].reverse()) {
    const rest = piece.slice(index + words.length);
    const isLed = call !== undefined || (beginsWithGivenName(rest) && !beginsWithGivenName(piece));
    if (isLed && /^\p{Lu}/u.test(rest)) return rest;
  }
  return piece;
}

/** Most pieces are a name and nothing else. */
const smallBeforeCapital = /(?:^|\s)\p{Ll}+\s+\p{Lu}/u;
const leads =
  /(?<!\p{L})(?:((?:llam(?:ar|en?)|lig(?:ar|uem?)|habl(?:ar|en?)|fal(?:ar|em?)|contact(?:ar|en?|em)|comunicarse|pregunt(?:ar|en?)|perguntar)(?: (?:s[oó]lo|s[oó]|solamente|apenas|somente))?(?: (?:al?|ao?|con|com|para|pra|por))(?: [ao])?)|call|contact|ask for|try|con|com|with|(?:es|is|é)(?: (?:el|la|o|a))?|if not|si no|se n[aã]o|m[aá]s que(?: a)?|al[eé]m d[eoa]|other than|but)\s+/giu;

/** "Administradora Lucía Mora", "después Pedro Lazo", "de noche Pedro Lazo": whose name ends a piece, unless it names a place, or says who is away. */
function personBehind(words: readonly string[]): string | null {
  if (words.length < 3) return null;
  const at = words.findIndex((word, index) => index > 0 && /^\p{Lu}/u.test(word));
  const name = words.slice(at).join(' ');
  if (at < 1 || !beginsWithGivenName(name) || !isFullName(name)) return null;
  const before = fold(words.slice(0, at).join(' '));
  if (at === 1 && /^\p{Lu}/u.test(words[0] ?? ''))
    return namesJob(before) || announces.test(before) ? name : null;
  return beginsWithGivenName(before) || setsAside.test(before) ? null : name;
}

const announces =
  /^(?:con|com|with|al|ao|a|o|de|para|por|don|dona|senora?|senorita|senhora?|c|favor|solo|primero|luego|despues|depois|then|after)$/;
const setsAside =
  /\b(?:de|del|da|do|dos|das|la|las|los|y|e|san|santa|sao)$|\b(?:calle|av|avenida|jr|jiron|rua|edificio|torre|hospital|clinica|colegio|escuela|escola|universidad|instituto|centro|parque|plaza|hotel|planta|sede|sucursal|tienda|agencia|oficina|local|loja|filial|unidade|fazenda|minera|empresa|banco|site|building|store|street|sin|sem|without|ex|anterior\w*|reemplaz\w+|sustitu\w+|substitu\w+|replac\w+|contest\w+|respond\w+|atiend\w+|atend\w+|answers|esta|vacaciones|ferias|no(?! (?:answer|reply|response|respuesta))|nao|not)\b/;

/** "El que esté de guardia", "la central", "antigo contato" */
const description =
  /^(?:[Ee]l|[Ll]a|[Ll]os|[Ll]as|[Tt]he|[Oo]s|[Aa]s)\s\p{Ll}|^(?:[Aa]ntigu?[oa]|[Ff]ormer|[Pp]revious)(?:\s\p{Ll}|$)/u;

const announcements =
  /(?<![\p{L}\p{N}])(?:(?:con )?copia a|com c[oó]pia (?:a|para)|(?:with )?copy to|cc|tambi[eé]n(?: a)?|tamb[eé]m|also|suplente|(?:correo|e-?mail|mail|tel[eé]fono|telefone|cel(?:ular)?|n[uú]mero) (?:del?|do|da)(?=\s\p{Lu})|nombres?(?: y apellidos?)?|names?|nome|correos?(?: electr[oó]nicos?)?|e-?mails?|mails?|endere[cç]o de e-?mail|tel[eé]fonos?|telefones?|telf?|tlfs?|tels|llam(?:ar|en?)(?: al?)?|hablar con|falar com|ligar(?: (?:para|pro|no|na))?|contactar(?: con| a)?|call(?! cent)|s[oó]lo|solamente|somente|either|fon[oe]s?|phones?|phone number|cel(?:ular(?:es)?)?|m[oó]vil|mobile|cell|whats ?app|wsp|wa|fijo|fixo|24 ?[x/] ?7|24 ?(?:horas|hours|hs|hrs|h)|casa|oficina|escrit[oó]rio|office|contactos?|contatos?|contacts?|(?:ext(?:ensi[oó]n)?|anexo|ramal|interno)(?:\.? ?\d{1,6})?|sr|sra|sres|srs|srta|ing|lic|dr|dra|arq|abg|prof|profa|mr|mrs|ms|eng)\.?(?![\p{L}\p{N}])/giu;

/** The days of the week, with and without their accents. */
export const weekdays =
  'lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bados?|domingos?|segundas?|ter[cç]as?|quartas?|quintas?|sextas?|(?:mon|tues|wednes|thurs|fri|satur|sun)days?';
const notNames = new RegExp(
  `^(?:ver|see|veja|notas?|note|obs|ojo|importante|mismo|misma|mesmo|mesma|same|igual|idem|los mismos|as above|el mismo|respectiv\\w+|nessa|nesta|cualquier\\w*|qualquer|quien\\w*|quem|whoever|anyone|anybody|someone|any(?: one)?(?= (?:of|at|on|person|operator|technician|guard|staff|member))|todos(?= menos)|todos$|alguien|alguem|nadie|ninguem|(?:${weekdays})(?= (?:a|y|e|to|and|ate|excepto|exceto|except|menos)(?: |$))|of|ofic|(?:segund[oa]|primer[oa]?|primeir[oa]|tercer[oa]?|first|second|third|principal|days?|nights?|weekends?|ligar|llamar|call)(?=$)|salvo|excepto|exceto|except|menos|${papers}|no|nao|not|sin|sem|si|sim|yes|n a|na|disponible|disponivel|available|horario|de|a|y|e|o|and|or|noche|dia|turno|cargo|24 ?x ?7|en|in|at|al|por|para|jefe|jefa|gerente|supervisor|supervisora|coordinador|coordinadora|encargado|encargada|responsable|responsavel|manager|engineer|ingeniero|tecnico|technician|analista|analyst|administrador|administradora|operador|guardia|seguridad|security|it manager)(?: |$)`,
);

/** "Copiar a", "Preguntar también por": words that lead to somebody. */
export function leadsOn(piece: string): boolean {
  return onward.test(piece);
}

const onward = /\p{L}\s(?:a|al|por|para|con|com|to|for)\s*$/iu;

/** Whether a piece speaks of nobody in particular, as a subjunctive does: "el que esté de guardia", "anyone on shift". */
export function speaksOfAnybody(piece: string): boolean {
  return anybody.test(fold(piece));
}

const onDuty =
  '(?: (?:de|on|of|em|en|in|there|ahi|alli|presente|plantao|turno|guardia|servicio|servico|shift|duty|call|sitio|site|local))*';
const anybody = new RegExp(
  `^(?:(?:whoever|any(?:one|body))(?: is| else)?|cualquiera|qualquer (?:um|uma|pessoa)|(?:quien|[ae]l que|la que) (?:este|se encuentre|conteste|atienda|responda)|(?:quem|[ao] que) (?:estiver|atender|responder))${onDuty}$`,
);

/** Two words or more with capitals: "Ana Ruiz", not "Soporte de redes". */
export function isFullName(name: string): boolean {
  return fullName.test(name);
}

const capitals = '\\p{Lu}\\S*(?: (?:(?:de|del|da|do|dos|das|la|las|los) )*\\p{Lu}\\S*)+';
const fullName = new RegExp(`^${capitals}$`, 'u');
/** "y Ana Ruiz" */
const shortestRemark = 10;
/** "no Salvador Shopping" says where. */
const fullNames = new RegExp(`(?<!\\p{L}|(?<!\\p{L})(?:no|na|en|em|at|in)\\s)${capitals}`, 'gu');

/** Whoever a piece speaks of that is no name: "si no contesta Ana Ruiz". */
export function personIn(piece: string): string | null {
  if (piece.length < shortestRemark) return null;
  for (const words of piece.match(fullNames) ?? []) {
    // "Sra. Ana Ruiz"
    const name = [words, words.slice(words.indexOf(' ') + 1)].find(
      each => isPerson(each) && each.includes(' '),
    );
    if (name !== undefined) return name;
  }
  return null;
}

/** Whether a text says what somebody is: "Jefa de Redes". */
export function namesJob(text: string): boolean {
  return jobs.test(fold(text));
}

const jobs =
  /^(?:(?:sub|vice|deputy )?(?:gerente|jefe|jefa|director|directora|diretor|diretora|manager|administrador)|jefe|jefa|gerente|chefe|coordinador|coordinadora|coordenador|coordenadora|encargad[oa]|encarregad[oa]|administrador|administradora|supervisor|supervisora|analista|tecnico|tecnica|soporte|suporte|asistente|assistente|director|directora|diretor|diretora|operador|operadora|especialista|lider|ingenier[oa]|guardia|vigilante|seguridad|responsable|responsavel|area|departamento|mesa|recepcion|recepcao|reception|compras|sistemas|head of|noc)\b|\b(?:manager|administrator|engineer|support|analyst|technician|lead|supervisor|director|coordinator|assistant|specialist|officer|tecnico)$/;

/** "Pedro Lazo", "María José", but neither "Rosa Blanca S.A." nor "Luz del Sur". */
export function isPerson(name: string): boolean {
  if (company.test(fold(name))) return false;
  return fullName.test(name) ? beginsWithGivenName(name) : isGivenName(name);
}

const company =
  /^\w+ del? \w+$| (?:s a(?: c)?|sac|sa de cv|s a de c v|ltda|srl|s r l|eirl|sas|inc|llc|corp)$/;

/** Whether "y" or "e" between two pieces joins surnames: "José Ortega y Gasset", but "Ana Ruiz y Pedro", "Ana Ruiz y Sistemas". */
export function joinsSurnames(before: string, after: string): boolean {
  const name = nameOf(before) ?? '';
  const surname = after.trim();
  return (
    fullName.test(name.replace(/ [ye] /g, ' ')) &&
    beginsWithGivenName(name) &&
    lastName.test(surname) &&
    !beginsWithGivenName(surname) &&
    !namesPlace.test(fold(surname)) &&
    !namesJob(surname)
  );
}

const lastName =
  /^(?:(?:de|da|do|dos|das|del|la|los) )*\p{Lu}\p{Ll}+(?: (?:Neto|Filho|J[uú]nior|Jr|Sobrinho))?$/u;
const namesPlace =
  /^(?:porteria|portaria|vigilancia|seguridad|seguranca|guardia|garita|mantenimiento|manutencao|operaciones|operacoes|planta|central|redes|almacen|logistica|administracion|administracao|gerencia|oficina|hijos|filhos|cia|asociados|associados|otros|outros)\b/;

/** Whether a text says where somebody is, though it is written like a name: "Minera Andina", "Hotel Sol". */
export function isSomewhere(text: string): boolean {
  const folded = fold(text);
  return namesPlace.test(folded) || setsAside.test(folded) || company.test(folded);
}

/** How many letters of a name its words share with the local part of an address. */
export function likeness(name: string, address: string): number {
  return shared(name, address.slice(0, address.indexOf('@')));
}

export function shared(name: string, part: string): number {
  const letters = fold(part).replaceAll(' ', '');
  const words = fold(name).split(' ');
  return words.filter(word => word.length >= shortestName && letters.includes(word)).join('').length;
}

const shortestName = 3;
