import { isChange } from './change.ts';
import type { Form } from './form.ts';
import type { FilledForm } from './reading.ts';

type Answered = Pick<FilledForm, 'fields' | 'unreadable'>;
type Open = Pick<FilledForm, 'missing' | 'unreadable'>;

/** Questions of different forms that ask for the same. */
const kindred = [
  ['description', 'problemDescription'],
  ['contact', 'callbackContacts', 'reporter'],
];

function kindredOf(key: string): string[] {
  return kindred.find(keys => keys.includes(key)) ?? [key];
}

/**
 * What the form for changes asks and a filled form of another kind leaves open, for a change that is asked for there: its
 * own questions alone. What was asked besides is nobody's need any more.
 */
export function openQuestions({ fields, unreadable }: Answered, forChanges: Form): Open {
  const isUnderstood = (key: string) => fields[key] !== undefined && !unreadable.includes(key);
  const isServed = (key: string) =>
    kindredOf(key).some(isUnderstood) || (key === 'changeType' && isChange(fields.ssrCategory?.text ?? ''));
  const asked = forChanges.fields.filter(({ required }) => required).map(({ key }) => key);
  return {
    missing: asked.filter(key => fields[key] === undefined && !isServed(key)),
    unreadable: unreadable.filter(key => asked.includes(key)),
  };
}

/**
 * The answers of a reply under the keys by which they were asked for, else under those of the ticket's own form: a line on
 * its own may be read as the same question of another form.
 */
export function asAsked({ fields, unreadable }: Answered, open: Open, form: Form | undefined): Answered {
  const asked = [...open.missing, ...open.unreadable];
  const own = form?.fields.map(field => field.key) ?? [];
  const keyAmong = (keys: readonly string[], key: string) =>
    keys.includes(key) ? key : kindredOf(key).find(each => keys.includes(each) && !fields[each]);
  const keyOf = (key: string) => keyAmong(asked, key) ?? keyAmong(own, key) ?? key;
  return {
    fields: Object.fromEntries(Object.entries(fields).map(([key, answer]) => [keyOf(key), answer])),
    unreadable: [...new Set(unreadable.map(keyOf))],
  };
}
