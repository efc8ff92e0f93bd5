import type { Form, FormKind } from './form.ts';
import type { Answer } from './reading.ts';
import { timesIn } from './values/date-time.ts';
import { siteOf } from './values/places.ts';
import { understand, type ValueContext } from './values/understand.ts';
import { fold } from './words.ts';

/**
 * The start that a reply names without its question, where its sender wrote nothing else: "El 15/12/2026 a las 18:00". Our
 * letters ask those whose start comes too soon for another.
 */
export function startAlone(
  ownText: string,
  kind: FormKind | 'letter',
  forms: readonly Form[],
  context: ValueContext,
): { key: string; answer: Omit<Answer, 'from'>; isUnreadable: boolean } | null {
  const [line, ...others] = ownText.split('\n').filter(each => !isCourteous(fold(each)));
  if (line === undefined || others.length > 0 || !namesOnlyTimes(line, context)) return null;
  const field = forms
    .find(form => form.kind === kind)
    ?.fields.find(({ type, required }) => type === 'date-time' && required);
  if (field === undefined) return null;
  const meaning = understand(field, [line], context);
  const isUnreadable = meaning === 'unreadable' || meaning === 'nothing' || meaning === null;
  return {
    key: field.key,
    answer: { text: line, ...(isUnreadable ? {} : { value: meaning.value }), confidence: unasked },
    isUnreadable,
  };
}

/** Nothing but the mail that is answered tells what was asked. */
const unasked = 0.8;

/** A day at least, and beside days and hours only small words and courtesies. */
function namesOnlyTimes(line: string, context: ValueContext): boolean {
  if (line.length > longest || !/\d/.test(line)) return false;
  const said = timesIn(line, siteOf(context), context.writtenAt);
  if (said === 'unreadable' || said.days.length === 0) return false;
  let rest = said.rest;
  for (const { start, end } of said.clocks.toReversed()) rest = `${rest.slice(0, start)} ${rest.slice(end)}`;
  return isCourteous(fold(rest.replaceAll('#', ' ')));
}

const longest = 120;

function isCourteous(folded: string): boolean {
  return folded.split(' ').every(word => beside.has(word));
}

const beside = new Set([
  '',
  ...`el la los las lo a al de del desde hasta para por y e o u dia hora horas hrs hs fecha favor gracias hola buenos buenas
  dias tarde tardes entre seria puede ser mejor proponemos propongo nueva otra entonces
  em no na ao as ate do da ou bom boa obrigado obrigada ola pode data horario propomos
  on at the from to until between and or date time please thanks thank you hello hi dear could it be we propose how about
  pm am h`.split(/\s+/),
]);
