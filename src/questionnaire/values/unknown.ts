import { compiled } from '../compiled.ts';
import { fold } from '../words.ts';

/** Whether an answer says that nobody knows, or that the question does not apply. */
export function unknownAnswer(text: string): boolean {
  if ((text.includes('?') && questionMark.test(text)) || accented.test(text)) return true;
  const folded = fold(text).replace(soFar, '');
  return (
    (unknownWords.test(folded) && !gone.test(text)) || unknownAtLast.test(folded) || pending.test(folded)
  );
}

const questionMark = /^[\s?¿.]*\?[\s?.]*$/;
/** "No sé decirle": without its accent "se" may begin anything, "no se reinició". */
const accented = /^[^a-zà-ÿ]*(?:yo )?no (?:lo )?sé(?![a-zà-ÿ])/i;

/** "No, se fue" is no "No sé aún". */
const gone = /^[^a-zà-ÿ]*no\s*[,.;]\s*se (?:fue|va)\W*$/i;

/** Whether an answer says no, and for a reason that nobody is there: "No, nadie en el sitio". */
export function isUnattended(text: string): boolean {
  const [no] = explicitNo.exec(text) ?? [];
  return no !== undefined && unattended.test(fold(text.slice(no.length)));
}

const explicitNo = /^[^a-zà-ÿ]*n(?:o|ão|ao)\s*[,.;:(–—-]/i;

/** Whether an answer says that what it is asked about, or the answer itself, is still to come. */
export function isPending(text: string): boolean {
  return pending.test(fold(text).replace(soFar, ''));
}

const pending =
  /^(?:(?:esta|sigue|queda|continua|fica|ficou|still|is|it is|it s) )*(?:pendientes?|pendentes?|pending)$/;

/** Whether an answer says that its question does not apply. */
export function doesNotApply(text: string): boolean {
  return notApplicable.test(fold(text));
}

const notApplicable =
  /^(?:n a|na|no aplica\w*|nao se aplica|nao aplicavel|(?:no|nao) corresponde|not applicable|does not apply)(?: |$)/;

/** "Sitio desatendido, no se sabe." */
const unknownAtLast = /\b(?:(?:no|nao) se (?:sabe|aplica)|no aplica)$/;

const check =
  '(?:confirm|verif|valid|comprob|constat|chec|confer|revis|averigu|test|prob(?:ar|ad|am|aron|e|o$)|consult|pregunt|pergunt|ask)\\w*';
const tell =
  '(?:ver|verlo|verla|decir\\w*|dizer\\w*|precisar|asegurar|afirmar|sab\\w+|see|tell|say|knows?|find out)';
const nobody =
  '(?:(?:no hay|nao ha|nao tem|there is|there s|sin|sem|no) )?(?:nadie|ninguem|nobody|no one|quien|quem|personal|gente|pessoal|staff|tecnicos?|anyone|anybody)';
/** At the site. */
export const there =
  '(?:en|no|na|on|at|in) (?:el |la |the )?(?:sitio|local|site|lugar|sede|tienda|loja|unidade|store|branch)';
const unattended = new RegExp(`^${nobody} ${there}$`);
export const cannot =
  '(?:(?:no|nao) (?:lo |se |les )?(?:puedo|podemos|puede|pudo|pudimos|podria\\w*|posso|pode|ha podido|hemos podido|es posible|e possivel|foi possivel|fue posible|consigo|conseguimos|da para|sei|sabria)|(?:i |we )?(?:can ?not|can t|could not|couldn t|unable to|are not able to|am not able to))';
const auxiliary =
  '(?:se|lo|la|ha|han|he|hemos|foi|fue|been|was|yet|have|has|pudo|podido|sido|able|to|es|e|foram|posible|possivel|aun|ainda|todavia)';

/** What may stand before any of them: "todavía no sabemos". */
const soFar =
  /^(?:(?:aun|todavia|ainda|still|as yet|por ahora|por el momento|por enquanto|de momento|la verdad|sinceramente|honestly|sorry|lo siento|desculpe) )+/;

const phrases = [
  'n a|na|n d|nd|n c|n s|s d|s i|ns nr|ns|tbc|tbd|untested',
  'no aplica\\b.*|nao se aplica\\b.*|nao aplicavel|not applicable\\b.*|no applicable|does not apply|(?:no|nao) corresponde\\b.*',
  '(?:yo )?(?:no|nao) (?:lo |le |se |o )?(?:sabe|sabemos|sei|sabem|saben|sabria\\w*|saberi\\w*|sabia\\w*)\\b.*',
  '(?:yo )?no (?:lo )?se(?: .{0,3}| todavia| aun| con certeza| si .*)?',
  '(?:se |lo )?descon(?:oz|oc|hec)\\w*\\b.*|unknown\\b.*|unsure\\b.*',
  '(?:(?:ni|sin|no|sem) (?:idea|clue)|quien sabe|quem sabe|no me consta|nao faco (?:\\w+ ){0,2}ideia)\\b.*',
  '(?:tal vez|talvez|quizas?|puede ser|pode ser|maybe|perhaps|possibly|could be|might be)(?: (?:si|sim|yes|no|nao))?',
  '(?:i |we )?(?:am |are |m |re )?(?:not|no) (?:sure|known|idea|tengo idea|tengo conocimiento|tenemos conocimiento)\\b.*',
  '(?:no|nao) (?:estoy|estamos|estou|tenho|temos) (?:segur|cert|conhec)\\w*\\b.*',
  '(?:i |we )?(?:still )?(?:don t|do not|dont) know\\b.*',
  '(?:(?:no|nao) (?:tengo|tenemos|tenho|temos|hay|ha|se tiene|se tem)|sin|sem|no|(?:i |we )?have no) (?:\\w{2,4} )?(?:informacion|informacao|information|info|datos?|dados?|confirmar)\\b.*',
  '(?:no|nao) (?:hay|ha|tenemos|tengo|temos|tenho) (?:como|forma de|manera de|modo de|jeito de|maneira de) \\w.*',
  `${cannot} (?:${check}|${tell})\\b.*`,
  `${nobody}(?: \\w+){0,5} (?:${check}|${tell})\\b.*|${nobody} ${there}`,
  `(?:(?:i|we|they|yo) )?(?:(?:have|has|had|ha|han|hemos|he) )?(?:no|nao|not|sin|sem|hasn t|haven t|isn t|wasn t)(?: ${auxiliary}){0,4} ${check}(?: \\w+){0,3}`,
  `(?:(?:tendria\\w*|habria|teria\\w*) que|(?:i |we )?(?:would|will|d|ll) have to) (?:${check})\\b.*`,
  `(?:por|a|pendiente de|pendiente|en|to be|falta|pendente de|pending|awaiting) (?:${check}|defin\\w*|determin\\w*|avis\\w*)\\b.*`,
  `(?:aguardando|esperando|awaiting|waiting for|waiting on)(?: \\w+){0,5} ${check}`,
  `(?:debo|preciso|need to|have to|must|tengo que|tenho que|hay que|voy a|vamos a|vou|vamos|falta|let me|will|i will|we will|i need to|we need to|i have to|we have to|i|we|to) ${check}\\b.*`,
  '(?:(?:no|nao|not|sin|sem) (?:me |nos |lo |fue |foi |ha sido |been )*(?:informad[oa]|informaron|informaram|informar|indicad[oa]|indicar|especificad[oa]|especifica|especificar|specified|provided|informed|stated))(?: (?:por|pelo|pela|by) .*)?',
  '(?:consultar|preguntar|perguntar|ask|averiguar|(?:pregunto|consulto|averiguo|pergunto) (?:y|e))\\b.*',
  '(?:se esta |estamos |estoy |seguimos |estou |we are |i am |currently )*(?:verificando|validando|confirmando|revisando|averiguando|consultando|preguntando|perguntando|checando|conferindo|checking|verifying|confirming|asking)\\b.*',
  '(?:se )?(?:verificara|confirmara|validara|revisara|averiguara|verificaremos|confirmaremos|sera (?:verificad|confirmad|validad)[oa])\\b.*',
  '(?:lo |te |le |les )?(?:confirmo|confirmamos|verifico|verificamos|aviso) (?:luego|despues|en breve|mas tarde|em breve|depois)\\b.*',
];
const unknownWords = compiled(`^(?:${phrases.join('|')})$`);
