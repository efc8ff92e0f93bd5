import { wordsOf } from './words.ts';

/** A line of dashes, stars or the like: decoration. */
export function isRule(text: string): boolean {
  return /^[\s\-–—_=*~#.•·+|]{3,}$/.test(text);
}

/** Whether a line stands between two forms of one mail and belongs to neither: a rule, "Case 2", "Segundo sitio". */
export function isBetweenForms(text: string): boolean {
  if (isRule(text) || /^\W*(?:#\s*\d{1,3}|\d{1,2}\s?(?:\)|\.-?|-)|\(\d{1,2}\)|\d{1,2}[°º])\W*$/.test(text))
    return true;
  const bare = text.replace(/^[\s\-–—_=*~#.•·+|>]+|[\s\-–—_=*~#.•·+|:]+$/g, '');
  const words = wordsOf(bare).map(({ folded }) => folded);
  if (words.length === 0 || words.length > 7 || bare.length > 70) return false;
  if (words.length <= 5 && formWords.test(words[0] ?? '')) return true;
  const counted = words.findIndex(word => counts.test(word));
  if (counted < 0) return false;
  // "Sitio N° 2", "second site", "2", "Caso 2: Arequipa".
  const nearby = words.slice(Math.max(0, counted - 2), counted + 2);
  return nearby.some(word => units.test(word)) && (counted <= 2 || counted === words.length - 1);
}

const counts =
  /^(?:\d{1,2}|i{1,3}|iv|primer[oa]?|segund[oa]|tercer[oa]?|cuart[oa]|quint[oa]|otr[oa]|siguiente|proxim[oa]|outr[oa]|primeir[oa]|terceir[oa]|quart[oa]|seguinte|first|second|third|fourth|fifth|other|another|next|uno|dos|tres|um|dois|one|two|three|1st|2nd|3rd|4th|1er|1o|2o|3o|2do|3er|1a|2a|3a|2da|3ra)$/;
const units =
  /^(?:caso|case|sitio|site|sede|local|localidade|localidad|unidade|filial|sucursal|formulario|form|cuestionario|questionnaire|questionario|incidente|incident|falla|falha|fault|enlace|link|servicio|servico|service|ticket|chamado|solicitud|solicitacao|request|reporte|report|problema|problem|ubicacion|location|branch|oficina|office|circuito|circuit|parte|part|evento)s?$/;
const formWords =
  /^(?:respuestas?|respostas?|answers?|formulario|form|cuestionario|questionnaire|questionario)$/;
