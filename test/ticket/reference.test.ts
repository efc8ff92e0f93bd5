import { expect, test } from 'vitest';
import type { Answer } from '../../src/questionnaire/reading.ts';
import { referenceOf } from '../../src/ticket/reference.ts';

const prefixes = ['INC-', 'SSR-', 'RFC-'];
const said = (text: string): Answer => ({ text, confidence: 1, from: 'plain' });
const reference = (subject: string, fields = {}) => referenceOf({ fields }, subject, prefixes);

test('a ticket machine’s reference is its answer, else the number in its subject, else the subject', () => {
  expect(reference('INC0012345 opened', { customerReference: said('ma 2026 / 17') })).toBe('MA2026/17');
  expect(reference('[INC0012345] Link down (updated)')).toBe('INC0012345');
  expect(reference('Update: CHG-47110 approved')).toBe('CHG-47110');
  expect(reference('RE: [INC-000123] Enlace  caído')).toBe('ENLACECAÍDO');
});
