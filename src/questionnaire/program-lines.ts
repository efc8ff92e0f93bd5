import { compiled } from './compiled.ts';
import type { Field } from './form.ts';
import { isTelling } from './telling.ts';
import { fold, wordsOf } from './words.ts';

/** Whether a line was added by a telephone, a mail program, or what looks for viruses on the way. */
export function isAppLine(line: string): boolean {
  if (line.length >= longestAppLine || !mayBegin.test(line)) return false;
  return appLine.test(fold(line)) || namedApp.test(line);
}

/** Most lines begin otherwise, and need not be folded. */
const mayBegin =
  /^[\W_]*(?:sent|mess|mail|mens|corr|e-?mail|envi|get|obt|desc|baix|outl|yahoo|type|blue|li[bv]re|n[aã]o cont|no cont|virus|no vir|checked|est[ea]|this|ha sido|f[uo][ei]|has b|was|anal|esca|verif|revis|scan|info)/i;

const longestAppLine = 160;
const message = '(?:mensaje|correo|mensagem|e ?mail|message|mail)';
const looked = '(?:anali[sz]ad[oa]|escanead[oa]|verificad[oa]|revisad[oa]|scanned|checked|analy[sz]ed)';
const scanners =
  '(?:eset|avast|avg|mailscanner|mcafee|kaspersky|sophos|norton|symantec|bitdefender|panda|trend micro|malwarebytes|fortimail|antivirus)';

/** Folded. */
const appLine = compiled(
  `^(?:${[
    `(?:${message} )?sent (?:from|via|with|using) \\w`,
    `${message} (?:electronico )?enviad[oa] (?:desde|con|do|da|pelo|via|por|a partir)\\b`,
    'enviad[oa] (?:desde|con|a traves de|via) (?:mi |(?:el |la |un |una )?(?:app|aplicacion|celular|movil|telefono|dispositivo|tablet|correo|proton|mail |email|yahoo|outlook|gmail|samsung|iphone|ipad|aol|aquamail|android))',
    'enviad[oa] (?:do|pelo|a partir do|de meu|via) (?:meu |outlook|gmail|yahoo|proton|e ?mail|correio|samsung|iphone|celular|aplicativo)',
    '(?:get|obten(?:er|ga|ha)?|obter|descarg(?:ar|ue|a)|baix(?:ar|e)) (?:o |el )?(?:outlook\\b|bluemail\\b|[a-z]+ (?:for|para) (?:android|ios|iphone|ipad|windows)\\b)',
    '(?:outlook|yahoo mail|typeapp|bluemail) (?:para|for) (?:ios|android|iphone)\\b',
    '(?:libre|livre) de virus|(?:nao contem|no contiene) virus|virus free|no virus found',
    `(?:este |esta |this )?(?:${message} (?:electronico )?)?(?:(?:ha sido|fue|foi|has been|was) )?${looked} (?:por|by|pelo|pela|con|with) (?:el |o |a )?(?:\\w+ )?${scanners}\\b`,
    '(?:informacion|information|informacoes|informacao) (?:de|do|from) eset\\b',
    `este ${message} .{0,40}(?:antivirus|avast)`,
  ].join('|')})`,
);

/** "Enviado desde Spark": nothing but a name, which no answer about something sent from somewhere ends in. */
const namedApp =
  /^\W*Enviad[oa] (?:desde|con|mediante|usando|com|pelo) \p{Lu}[\p{L}\d]*(?: (?:for|para|i?\p{Lu}[\p{L}\d]*)){0,3}\W*$/u;

/**
 * Whether a line says no more than how secret the mail is: "Clasificación: Uso interno"; `apart`, below a blank line, also
 * without saying that it does: "Internal use only".
 */
export function isClassification(line: string, apart: boolean): boolean {
  if (line.length > longestClassification || line.includes('?')) return false;
  if (trafficLight.test(line)) return true;
  const [, title, behind] = classified.exec(line) ?? [];
  if (title === undefined && !apart) return false;
  const words = wordsOf(behind ?? line).map(({ folded }) => folded);
  const ofWhom = words.findIndex((word, at) => at > 0 && belonging.has(word));
  const said = ofWhom < 0 ? words : words.slice(0, ofWhom);
  const levels = said.filter(word => level.test(word));
  if (levels.length === 0 || !said.every(word => level.test(word) || usage.test(word))) return false;
  return title !== undefined || (ofWhom < 0 && (words.length > 1 || /^confid/.test(levels.join())));
}

const longestClassification = 100;
/** The traffic light protocol of FIRST, version 2.0. */
const trafficLight = /^\W*TLP\s*[:：-]\s*(?:CLEAR|WHITE|GREEN|AMBER(?:\+STRICT)?|RED)\W*$/i;
const classified =
  /^\W*((?:(?:information|data|document|email)\s)?(?:clasificaci[oó]n|classifica[cç][aã]o|classification|sensitivity|sensibilidade?|confidencialidade?|etiqueta)(?:\s(?:de|da|do|del)(?:\sla|\sel)?\s(?:informaci[oó]n|informa[cç][aã]o|documento|correo|mensaje|mensagem|e-?mail|seguridad|sensibilidade?|confidencialidade?|dados|datos))?)\s*[:：=–-]\s*(.+)$/i;
const level =
  /^(?:public[oa]?|intern[oa]?|internal|confidencial|confidential|restringid[oa]|restrit[oa]|restricted|reservad[oa]|privad[oa]|private|general|secret[oa]?|personal|pessoal)$/;
const usage =
  /^(?:uso|use|only|solo|somente|exclusivo|informacion|information|informacao|documento|document|highly|altamente|muy|non|no|nao|company|business|corporate|empresarial|corporativ[oa]|y|e|and|o)$/;
const belonging = new Set(['de', 'da', 'do', 'of', 'para', 'for']);

/** Whether a line is what is left of a picture, besides those that leave their file: "[Logo]", "[Text Description automatically generated]". */
export function isPicture(line: string): boolean {
  return line.startsWith('[') && picture.test(line);
}

const picture =
  /^\[(?:(?:logo|logotipo|banner)(?: (?:de|da|do|del|of) [^[\]]{1,60})?|(?:imagen|imagem|image|picture)(?: \d+)?|[^[\]]{0,200}(?:generada autom[aá]ticamente|gerada automaticamente|automatically generated))\]$/i;

/** Whether a line below an answer is a web address that its field does not ask for, and so belongs to a signature. */
export function isAddressBelow(field: Field | null, before: readonly string[], line: string): boolean {
  const page = webAddress.exec(line)?.[1];
  if (page === undefined) return false;
  switch (field?.type) {
    case 'ip-addresses':
    case 'calls':
      return before.length > 0;
    case 'text':
      // A reference may be a link to a ticket, and a description is about whatever page it likes.
      return page === '' && !isTelling(field);
    default:
      return true;
  }
}

/** The address, and what stands behind its host. */
const webAddress = /^\W{0,2}(?:web\W{1,3})?(?:https?:\/\/|www\.)[^\s/<>]+\/?([^\s<>]*)>?$/i;
