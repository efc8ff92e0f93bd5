import { devices } from './devices.ts';

/** Whether a folded answer says that it is partly so: "Parcialmente", "yes, but only half", "casi todos", "not all of them". */
export function isPartly(folded: string): boolean {
  return partly.test(folded);
}

/** Whether it says yes of one thing, and no of another: "Sí, excepto el switch", "Yes to router, no to modem". */
export function isOfSome(folded: string): boolean {
  return exception.test(folded) || isOfOneDevice(folded);
}

function isOfOneDevice(folded: string): boolean {
  const said = folded.replace(device, name);
  return said !== folded && oneDevice.test(said);
}

const partly = new RegExp(
  `^(?:(?:si|sim|yes|funciona|funcionando|works|working|opera|esta|it|pero|but|mas|solo|only|so|apenas|just|solamente|somente) )*(?:${[
    'parcialmente|parcial|partially|partial|partly|in part|en parte|em parte|a medias|mas o menos|mais ou menos|more or less',
    '(?:la |a )?(?:mitad|metade|mayoria|maioria|mayor parte|maior parte)|half|most|some (?=of )',
    '(?:no|nao|nem|not|(?:casi|quase|almost|nearly|practicamente|practically)(?: que)?)(?: (?:estan?|estao|are|is))? (?:tod[oa]s?|tudo|all|everything)',
  ].join(
    '|',
  )})(?: ?(?:of|de|del|dos|das|los|las|os|as|the|it|them|ell[oa]s|el[ea]s|equip\\w*|dispositiv\\w*|devices|estan?|estao|are|is|conectad\\w*|connected|ligad\\w*))*$`,
);

const exception =
  /^(?:si|sim|yes) (?:.* )?(?:excepto|except|exceto|salvo|(?<!\b(?:al|lo|ao|pelo) )menos|apart from|other than) /;
const device = new RegExp(`\\b${devices}\\b`, 'g');
const name = '_';
const the = '(?:(?:el|la|los|las|o|a|os|as|the) )?';
const oneDevice = new RegExp(
  [
    `\\w (?:pero|but|mas|y|e|and) ${the}${name}(?: (?:todavia|aun|ainda))? (?:no|nao|not)$`,
    `^(?:no|nao|not)\\b.* (?:pero|but|mas) ${the}${name} (?:si|sim|yes)$`,
    `${name} (?:si|sim|yes) ${the}${name} (?:no|nao|not)$|${name} (?:no|nao|not) ${the}${name} (?:si|sim|yes)$`,
    `\\w (?:but|pero|mas|y|e|and) (?:no|nao|not) (?:(?:to|for|al|ao|para|em) )?${the}${name}$`,
    `\\w (?:no|nao|not) (?:to|for|al|ao|el|la|o|a|the) ${the}${name}$`,
  ].join('|'),
);
