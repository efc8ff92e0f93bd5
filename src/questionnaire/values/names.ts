import { holdsVerb } from '../verbs.ts';
import { fold } from '../words.ts';
import { beginsWithGivenName, isGivenName } from './given-names.ts';

/** A piece is a name if, without the words that announce names and numbers, two to six words or one with a capital remain. */
export function nameOf(piece: string): string | null {
  if (!/\p{L}/u.test(piece)) return null;
  const name = piece
    .replace(announcements, ' ')
    .replace(/^[\s.,;:/\d#–—_*"“«'-]+|(?<![\s,;:/#–—_*"”»-])[\s,;:/#–—_*"”»-]+$|(?<=\p{L}{3})[\s.]+$/gu, '')
    .replace(/\s(?:al|on|at|en el)$/, '')
    .replace(/\s+/g, ' ');
  if (!/^\p{L}/u.test(name) || /\d/.test(name) || leadsOn(name)) return null;
  const words = name.split(' ');
  // "Administradora Lucía Mora"
  const behindJob = words.length > 2 ? name.slice(name.indexOf(' ') + 1) : '';
  if (beginsWithGivenName(behindJob) && isFullName(behindJob) && namesJob(fold(name, 1))) return behindJob;
  if (words.length > 6 || notNames.test(fold(name)) || holdsVerb(name)) return null;
  const first = name.slice(0, 1);
  return first !== first.toLowerCase() || words.length > 1 ? name : null;
}

const announcements =
  /(?<![\p{L}\p{N}])(?:(?:con )?copia a|com c[oó]pia (?:a|para)|(?:with )?copy to|cc|tambi[eé]n(?: a)?|tamb[eé]m|also|suplente|(?:correo|e-?mail|mail|tel[eé]fono|telefone) (?:de|do|da)(?=\s\p{Lu})|nombres?(?: y apellidos?)?|names?|nome|correos?(?: electr[oó]nicos?)?|e-?mails?|mails?|endere[cç]o de e-?mail|tel[eé]fonos?|telefones?|telf?|tlfs?|tels|llamar al?|hablar con|falar com|ligar para|contactar(?: con| a)?|fon[oe]s?|phones?|phone number|cel(?:ular(?:es)?)?|m[oó]vil|mobile|cell|whats ?app|wsp|wa|fijo|fixo|24 ?[x/] ?7|24 ?(?:horas|hours|hs|hrs|h)|casa|oficina|escrit[oó]rio|office|contactos?|contatos?|contacts?|ext(?:ensi[oó]n)?|anexo|ramal|sr|sra|srta|ing|lic|dr|dra|arq|abg|prof|profa|mr|mrs|ms|eng)\.?(?![\p{L}\p{N}])/giu;

const notNames =
  /^(?:ver|see|veja|notas?|note|obs|ojo|importante|mismo|misma|mesmo|mesma|same|igual|idem|los mismos|as above|el mismo|no|si|sim|yes|n a|na|disponible|disponivel|available|horario|de|a|y|e|o|and|or|noche|dia|turno|cargo|24 ?x ?7|en|in|at|al|por|para|jefe|jefa|gerente|supervisor|supervisora|coordinador|coordinadora|encargado|encargada|responsable|responsavel|manager|engineer|ingeniero|tecnico|technician|analista|analyst|administrador|administradora|operador|guardia|seguridad|security|it manager)(?: |$)/;

/** "Copiar a", "Preguntar también por": words that lead to somebody. */
export function leadsOn(piece: string): boolean {
  return onward.test(piece);
}

const onward = /\p{L}\s(?:a|al|por|para|con|com|to|for)\s*$/iu;

/** Two words or more with capitals: "Ana Ruiz", not "Soporte de redes". */
export function isFullName(name: string): boolean {
  return fullName.test(name);
}

const fullName = /^\p{Lu}\S*(?: (?:(?:de|del|da|do|dos|das|la|las|los) )*\p{Lu}\S*)+$/u;

/** Whether a text says what somebody is: "Jefa de Redes". */
export function namesJob(text: string): boolean {
  return jobs.test(fold(text));
}

const jobs =
  /^(?:(?:sub|vice|deputy )?(?:gerente|jefe|jefa|director|directora|diretor|diretora|manager|administrador)|jefe|jefa|gerente|chefe|coordinador|coordinadora|coordenador|coordenadora|encargad[oa]|encarregad[oa]|administrador|administradora|supervisor|supervisora|analista|tecnico|tecnica|soporte|suporte|asistente|assistente|director|directora|diretor|diretora|operador|operadora|especialista|lider|area|departamento|mesa|recepcion|recepcao|reception|compras|sistemas|head of|noc)\b|\b(?:manager|administrator|engineer|support|analyst|technician|lead|supervisor|director|coordinator|assistant|specialist|officer|tecnico)$/;

/** "Pedro Lazo", "María José", but neither "Rosa Blanca S.A." nor "Luz del Sur". */
export function isPerson(name: string): boolean {
  if (company.test(fold(name))) return false;
  return fullName.test(name) ? beginsWithGivenName(name) : isGivenName(name);
}

const company =
  /^\w+ del? \w+$| (?:s a(?: c)?|sac|sa de cv|s a de c v|ltda|srl|s r l|eirl|sas|inc|llc|corp)$/;

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
