import type { Field, Form } from './form.ts';
import { addressesIn } from './values/addresses.ts';
import { choicesIn } from './values/choices.ts';
import { phonesIn } from './values/phones.ts';

/** What free text lets one guess, by field key of the incident form: the blank form goes out with it filled in. */
export function guess(
  wholeText: string,
  forms: readonly Form[],
  country: string | undefined,
): Record<string, string> {
  const text = wholeText.slice(0, enough);
  const understood: Record<string, string> = {};
  const services = forms.find(({ fields }) => fields.some(asksForService))?.fields.find(asksForService);
  if (services !== undefined) {
    const named = choicesIn(text, services.choices);
    if (named.length > 0) understood[services.key] = named.join(', ');
  }
  const emails = text.includes('@') ? (text.match(email) ?? []) : [];
  // The number of the next point of a list is no end of a telephone number.
  const phones = text
    .split('\n')
    .flatMap(line => phonesIn(line, country).flatMap(({ number }) => number ?? []));
  const contact = [...new Set([...emails, ...phones])].join(', ');
  if (contact !== '') understood.callbackContacts = contact;
  const [source, destination] = addressesIn(text);
  if (source !== undefined) understood.sourceIp = source;
  if (destination !== undefined) understood.destinationIp = destination;
  const site =
    /(?<![\p{L}])(?:sede|sitio|site|sucursal|filial|unidade|localidad(?:e)?)\s+(?:de\s+|en\s+|em\s+)?((?:\p{Lu}[\p{L}\d.-]*\s?){1,4})/u.exec(
      text,
    )?.[1];
  if (site !== undefined) understood.site = site.trim();
  return understood;
}

function asksForService({ type }: Field): boolean {
  return type === 'service-type';
}

const email = /(?<![\w.%+-])[\w.%+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/g;
/** What is wrong and who can be called stands at the beginning. */
const enough = 3000;
