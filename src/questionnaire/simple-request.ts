import type { Form } from './form.ts';
import type { FilledForm } from './reading.ts';
import { stemsOf } from './rewording.ts';
import { fold } from './words.ts';

/**
 * Whether the description of a service request speaks of the category its sender chose: then it is as simple as the
 * category, whatever is moved or added for it ("Puerto de switch: mover el router al puerto 3"). Nothing is simple for good.
 */
export function isOfItsCategory({ form, fields }: FilledForm, forms: readonly Form[]): boolean {
  const { ssrCategory, description } = fields;
  const field = forms.find(({ name }) => name === form)?.fields.find(({ key }) => key === 'ssrCategory');
  if (field === undefined || typeof ssrCategory?.value !== 'string' || description === undefined)
    return false;
  const folded = fold(description.text);
  if (forGood.test(folded)) return false;
  const wordings = [ssrCategory.text, ...(field.choices[ssrCategory.value] ?? [])];
  const about = stemsOf(fold(wordings.join(' ')).split(' '));
  return [...stemsOf(folded.split(' '))].some(stem => about.has(stem) && !ofAnyChange.has(stem));
}

const forGood = /\b(?:permanent|definitiv)\w*/;

/** What changes are about, whatever the category: "Acceso al sitio" tells nothing of a site that moves. */
const ofAnyChange = stemsOf(
  `antenna antena vsat dish rack gabinete cabinet site router roteador switch firewall modem hardware equipment planta
  link enlace circuit servicio service servico direccion endereco address cambio change alteracao mudanca traslado move
  new nuevo nueva nuevos novo nova other others otro otra otros outro outra outros upgrade increase aumento ampliacion`.split(
    /\s+/,
  ),
);
