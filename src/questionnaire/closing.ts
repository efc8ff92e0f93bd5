import { type Word, wordsOf } from './words.ts';

/** Whether a line only thanks, greets or takes leave, in any of the three languages, with or without a name. */
export function isClosing(line: string): boolean {
  if (line.length > longestClosing || /[?\d@]/.test(line)) return false;
  if (line.includes('mente') && adverb.test(line)) return true;
  const words = wordsOf(line);
  if (words.length > mostWords) return false;
  const [first, second] = intensifiers.has(words[0]?.folded ?? '') ? words.slice(1) : words;
  if (first === undefined) return false;
  const opens = openings.has(first.folded) || openings.has(`${first.folded} ${second?.folded ?? ''}`);
  return (opens || words.some(({ folded }) => thanks.test(folded))) && tellsNothing(line, words);
}

/**
 * Whether a line below the last answer only ends the mail, though no formula is known: most of its words are those of
 * courtesy and one thanks or greets; or it speaks of mails, and of what is forbidden or disowned.
 */
export function endsMail(line: string): boolean {
  if (isNotice(line) || isScan(line)) return true;
  if (line.length > longestClosing || /[?\d@:]/.test(line)) return false;
  const words = wordsOf(line);
  if (words.length > mostWords) return false;
  const [first, second] = words;
  const opens = openings.has(`${first?.folded ?? ''} ${second?.folded ?? ''}`);
  if (!opens && !words.some(({ folded }) => thanks.test(folded))) return false;
  const courteous = words.filter(({ folded }) => courtesy.has(folded) || thanks.test(folded)).length;
  return courteous >= words.length * mostlyCourtesy;
}

/** Whether a line speaks of mails and of what is forbidden or disowned, in whatever words. */
export function isNotice(line: string): boolean {
  return line.length > shortestNotice && aboutMails.test(line) && forbids.test(line);
}

/** "This email has been scanned for viruses.", "As opiniões neste e-mail são do autor." */
function isScan(line: string): boolean {
  return line.length < longestClosing && aboutMails.test(line) && scannedOrOwned.test(line);
}

const scannedOrOwned =
  /(?:has been|was|ha sido|fue|foi) (?:scanned|checked|analy[sz]ed|escanead|analizad|analisad|verificad|revisad)|opini[oó]n|opini[oõ]es|opinions|views/i;
const mostlyCourtesy = 0.6;
const shortestNotice = 50;
const aboutMails =
  /(?:este|esta|this|presente|deste|desta|neste|nesta|dicho|dicha|our|these)\s(?:[a-zà-ÿ]+\s)?(?:mensaje|correo|e-?mail|message|mensagem|transmi(?:ssion|si[oó]n|ss[aã]o)|comuni(?:cation|caci[oó]n|ca[cç][aã]o))/i;
const forbids =
  /confiden|privileg|proprietary|reservad|proh[ií]bid|proibid|prohibit|forbidden|intended|sin autorizaci|sem autoriza|no autorizad|não autorizad|unauthori[sz]ed|liabilit|responsab|destinat[aá]ri|recipient|addressee|in error|por error|por engano|viruses|\bvirus\b|v[ií]rus/i;

/** "Por su atención, gracias": what thanks or greets wherever it stands. */
const thanks =
  /^(?:gracias|agradec\w*|obrigad[oa]s?|grat[oa]s?|thanks?|thanking|obliged|thx|appreciat\w*|regards|saludos?|saudac\w*|abrac\w*|abrazo\w*)$/;
/** "Afectuosamente,": one word of manner and a comma. */
const adverb = /^\s*\p{Lu}\p{L}+mente\s*,\s*$/u;
/** "Muy atentamente," takes leave as "Atentamente," does. */
const intensifiers = new Set(['muy', 'mui', 'muito', 'most', 'very']);
const mostWords = 18;
const longestClosing = 140;

/** All its words are those of courtesy, but for a name behind a comma or a full stop. */
function tellsNothing(line: string, words: readonly Word[]): boolean {
  let parted = false;
  let names = 0;
  let previous = 0;
  for (const { folded, start, end } of words) {
    if (previous > 0 && /[,.;!–—-]/.test(line.slice(previous, start))) parted = true;
    previous = end;
    if (courtesy.has(folded) || thanks.test(folded)) continue;
    const capital = line.slice(start, start + 1);
    if (!parted || capital === capital.toLowerCase() || ++names > 5) return false;
  }
  return true;
}

const list = (words: string): Set<string> => new Set(words.split(/\s*[,\n]\s*/).filter(word => word !== ''));
const words = (text: string): string[] => text.split(/\s+/).filter(word => word !== '');

const openings = list(`
  saludos, un saludo, un cordial, cordial saludo, cordiales saludos, cordialmente, atentamente, atte, att, slds
  gracias, muchas gracias, mil gracias, de antemano, desde ya, agradezco, agradecemos, agradeciendo, agradecido, agradecida, agradecidos
  quedo, quedamos, quedando, quedo atento, atento, atentos, estamos atentos, estoy atento, estamos pendientes, a la, en espera, sin otro, sin mas
  favor confirmar, por favor confirmar, agradezco confirmar, sin mas, espero su, espero sus, esperamos su, esperamos sus, esperando su, cuento con, contamos con, contando con
  con un, con un cordial, con cordiales, con saludos, le saluda, les saluda, se despide, me despido, favor su, estare atento, estare atenta, estaremos atentos
  estare pendiente, les agradezco, le agradezco, les agradecemos, le agradecemos, cualquier duda, cualquier consulta, excelente dia, buen fin, bendiciones
  reciba, reciban, que tenga, que tengan, feliz, buen dia, buena tarde, buenas tardes, buenas noches, un abrazo, un fuerte, abrazos, respetuosamente
  let us, let me, please let, please do, do not, feel free, if you, any questions, should you, your help, your assistance
  please advise, kindly advise, please acknowledge, please confirm, kindly confirm, kindly acknowledge, i look, we look, look forward, appreciate, much appreciated, greatly appreciated, all the, with thanks, with regards, hope to, have a
  regards, best, best regards, kind, kindest, warm, with best, with kind, thanks, thank, many thanks, thx, sincerely, yours, cheers, looking forward
  awaiting, we await, i await, have a, we appreciate, i appreciate, your prompt, respectfully, rgds, br
  sem mais, favor confirmar, cumprimentos, melhores cumprimentos, com os, com cordiais, fico a, ficamos a, estou a, estamos a, qualquer duvida, valeu, um otimo, otimo dia, tenha um, tenham um
  obrigado, obrigada, muito obrigado, muito obrigada, grato, grata, gratos, desde ja, atenciosamente, cordiais, abs, abraco, abracos, um abraco
  fico, ficamos, no aguardo, aguardo, aguardamos, agradeco, agradecendo, um bom, uma boa, bom dia, boa tarde, boa noite, respeitosamente, sds, saudacoes
`);

const courtesy = new Set(
  words(`
  confirmar confirme recepcion recibido llamada valiosa momento usted ustedes feliz lindo linda aprecio estima con saluda despide estare estaremos le les bendiciones
  saludos saludo cordiales cordial cordialmente atentamente atte att slds gracias muchas mil por su sus tu la el los las lo de del a al en y e o que
  un una muy mucho pronta pronto rapida apoyo ayuda atencion atenciones respuesta respuestas soporte colaboracion gestion gestiones comentarios amable
  tiempo quedo quedamos quedando atento atenta atentos atentas pendiente pendientes espera esperando esperamos espero estamos estoy tanto ante antemano
  desde ya agradezco agradecemos agradeciendo agradecido agradecida agradecidos anticipadamente anticipacion cualquier duda dudas consulta consultas
  novedad novedades inquietud sin otro particular mas me nos despido despedimos reciba reciban buen buena buenas buenos dia dias tarde tardes noche
  noches semana fin tenga tengan excelente feliz afectuoso abrazo abrazos fuerte confirmacion numero caso ticket disposicion ordenes seguimiento
  asistencia favor noticias equipo todos todo con para se brindado brindada prestada prestado respetuosamente pronta pronto solucion
  confirmar confirme recebimento momento mais trabalho estima forte na espera com os melhores cumprimentos qualquer duvida valeu otimo otima tenha tenham semana estou
  obrigado obrigada muito grato grata gratos agradeco agradecendo ja atenciosamente cordiais saudacoes sds abs abraco abracos fico ficamos no aguardo
  aguardo aguardamos retorno resposta um uma bom boa dia tarde noite do da dos das pela pelo ajuda atencao apoio disposicao seu sua breve
  respeitosamente chamado confirmacao todos antecipadamente
  regards best kind kindest warm thanks thank thx you very much many in advance for your help support assistance quick prompt response reply attention
  let know need anything else any question questions do not hesitate contact us feel free if further should require please soon
  acknowledge advise receipt confirm kindly warmly warm lot look much greatly hope tons
  most sincerely yours faithfully truly cheers looking forward to hearing hear from soon awaiting await i we us a an great nice good day week weekend have
  all the and this matter time understanding cooperation again so appreciate appreciated it is with wishes respectfully rgds br feedback confirmation
  `),
);

/** Whether a legal notice or an appeal about paper begins here; `text` is the line and those that follow it. */
export function isDisclaimer(text: string): boolean {
  return (
    mayDisclaim(text) &&
    (disclaimerTitle.test(text) ||
      paper.test(text) ||
      (disclaimerBegins.test(text) && disclaimerSays.test(text)))
  );
}

/** Whether a line begins as those do; most do not. */
export function mayDisclaim(line: string): boolean {
  return disclaiming.test(line);
}

const disclaiming =
  /^[\W_]*(?:[ao]s?\s|a(?:viso|dv|te|n)|nota?|notice|no imp|cl|ca|con|d|leg|pr|por|ple|bef|pi?en|th|est[ea]|el\s|la\s|if\s|s[ie]\s|tod|imp)/i;
const disclaimerTitle =
  /^[\s*_"“«-]*(?:(?:aviso|nota|cl[aá]usula|advert[eê]ncia|declara[cç](?:i[oó]n|[aã]o))(?: de| legal| sobre)*\s*(?:confiden|privacid|privacidad|legal|responsab|sigilo)|confidential(?:ity)?(?: notice| note| statement)?\s*[:.\-–—*]|confidencial(?:idad|idade)?\s*[:.\-–—*]|aviso legal|legal (?:notice|disclaimer)|disclaimer\b|privileged (?:and|\/) confidential)/i;
const paper =
  /^\W*(?:(?:por favor,? |please,? )?(?:antes de|before|piense|pense|think|consider[ae]?)\b[^.]{0,60}\b(?:imprimir|printing|print|impress[aã]o)\b|antes de imprimir|please consider the environment|piense en el medio ambiente|pense no meio ambiente|before printing|think before you print|no imprima|proteja el medio ambiente)/i;
const disclaimerBegins =
  /^[\s*_"“«-]*(?:este|esta|this|the|la|as|el|a|o|any|if you|si usted|se voc[eê]|caso|si ha recibido|toda|(?:notice|aviso|nota|nota importante|importante|important|atenci[oó]n|aten[cç][aã]o)\s*:)\s[^.]{0,80}?(?:mensaje|correo|e-?mail|message|mensagem|informaci[oó]n|informa[cç](?:[aã]o|[oõ]es)|information|transmission|communication|comunicaci[oó]n|comunica[cç][aã]o|contenido|conte[uú]do|contents?|intended|destinatario|destinat[aá]rio)/i;
const disclaimerSays =
  /confiden|privileg|proprietary|intended (?:only|solely|recipient|for the)|uso exclusivo|exclusivamente|destinat[aá]ri|addressee|por error|por engano|in error|sigilos/i;
