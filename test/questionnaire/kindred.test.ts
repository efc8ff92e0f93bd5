import { describe, expect, test } from 'vitest';
import { asAsked, openQuestions } from '../../src/questionnaire/kindred.ts';
import type { Answer } from '../../src/questionnaire/reading.ts';
import { formNamed } from './forms.ts';

const rfc = formNamed('rfc-es');

function answered(...keys: string[]): Record<string, Answer> {
  return Object.fromEntries(keys.map(key => [key, { text: key, confidence: 1, from: 'plain' as const }]));
}

describe('a change asked for on another form', () => {
  test.each([
    [
      'an incident form answers what is to be done and whom to ask; of the change itself nothing is known',
      answered('customerName', 'site', 'problemDescription', 'callbackContacts', 'rain'),
      ['changeType', 'requestedFor', 'customerReference'],
    ],
    [
      'a service request answers all but the type of the change',
      answered(
        'customerName',
        'site',
        'ssrCategory',
        'description',
        'requestedFor',
        'contact',
        'customerReference',
      ),
      ['changeType'],
    ],
    [
      'the regional form names no site',
      answered('customerName', 'serviceId', 'reporter', 'problemDescription'),
      ['site', 'changeType', 'requestedFor', 'customerReference'],
    ],
  ])('%s', (_case, fields, missing) => {
    expect(openQuestions({ fields, unreadable: [] }, rfc)).toEqual({ missing, unreadable: [] });
  });

  test('is of the type that the category of a service request names', () => {
    const fields = {
      ...answered('description'),
      ssrCategory: { text: 'New hardware', confidence: 1, from: 'plain' as const },
    };
    expect(openQuestions({ fields, unreadable: [] }, rfc).missing).not.toContain('changeType');
  });

  test('asks again for what was not understood, of its own questions alone', () => {
    const unreadable = ['callbackContacts', 'serviceType', 'requestedFor'];
    const open = openQuestions({ fields: answered('description', ...unreadable), unreadable }, rfc);
    expect(open.missing).toContain('contact');
    expect(open.unreadable).toEqual(['requestedFor']);
  });
});

describe('a line that was asked for', () => {
  const open = { missing: ['contact'], unreadable: [] };

  test('answers that question, also where it is read as the same one of another form', () => {
    const read = { fields: answered('callbackContacts', 'rain'), unreadable: ['callbackContacts'] };
    const { fields, unreadable } = asAsked(read, open, undefined);
    expect([Object.keys(fields), unreadable]).toEqual([['contact', 'rain'], ['contact']]);
  });

  test('is an answer to the ticket’s own form, also where nothing was asked', () => {
    const read = { fields: answered('problemDescription', 'callbackContacts', 'rain'), unreadable: [] };
    const { fields } = asAsked(read, { missing: [], unreadable: [] }, rfc);
    expect(Object.keys(fields)).toEqual(['description', 'contact', 'rain']);
  });

  test('that is answered by its own name leaves the other as it is', () => {
    const read = { fields: answered('contact', 'callbackContacts'), unreadable: [] };
    expect(asAsked(read, open, undefined)).toEqual(read);
    const elsewhere = { fields: answered('callbackContacts'), unreadable: [] };
    expect(asAsked(elsewhere, { missing: ['site'], unreadable: [] }, undefined)).toEqual(elsewhere);
  });
});
