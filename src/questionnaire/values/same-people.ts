import { fold } from '../words.ts';

/** Whether an answer only points to the people another answer names: "Ídem", "el mismo de arriba", "same as above". */
export function pointsToOthers(text: string): boolean {
  return text.length < longestPointer && !/[@\d]/.test(text) && pointer.test(fold(text));
}

const longestPointer = 60;
const others =
  'contactos?|contatos?|contacts?|personas?|pessoas?|person|people|datos|dados|details|ones?|anterior(?:es)?|previous|arriba|acima|above|call ?back|locale?s?|locais';
const pointer = new RegExp(
  `^(?:(?:idem|ditto|(?:(?:el|la|los|las|o|a|os|as|the) )?(?:mism[oa]s?|mesm[oa]s?|same))(?: (?:(?:que|as|al?|ao?|de|del|d[ao]s?|el|los|the|para|for) ){0,3}(?:${others})){0,2}|(?:igual|ver|see|vide|as|como|que)(?: (?:que|al?|ao?|el|the|los|de)){0,2}(?: (?:${others})){1,2})$`,
);
