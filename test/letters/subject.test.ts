import { describe, expect, it } from 'vitest';
import { ownSubject, tagOf } from '../../src/letters/subject.ts';
import { desk } from './desk.ts';

describe('The number before a subject', () => {
  it('names up to three tickets and counts further ones', () => {
    expect(tagOf(['INC-000001'])).toBe('[INC-000001]');
    expect(tagOf(['INC-000001', 'INC-000002', 'SSR-000003'])).toBe('[INC-000001] [INC-000002] [SSR-000003]');
    expect(tagOf(['INC-000001', 'INC-000002', 'INC-000003', 'INC-000004'])).toBe('[INC-000001] (+3)');
  });
});

describe('The customer’s own subject', () => {
  it.each([
    ['Sin servicio en Talara', 'Sin servicio en Talara'],
    ['RE: RV: Re[2]: Sin servicio', 'Sin servicio'],
    ['Fwd: [INC-000007] Re: [SSR-000008] Sin servicio', 'Sin servicio'],
    ['ENC: Res: Sem sinal', 'Sem sinal'],
    ['Reinicio pendiente: router', 'Reinicio pendiente: router'],
    ['Re: ', ''],
  ])('“%s” goes on as “%s”', (subject, own) => expect(ownSubject(subject, desk.prefixes)).toBe(own));

  it('keeps the reference of the customer’s own desk', () => {
    expect(ownSubject('Re: [CASE-4711] Sin servicio', desk.prefixes)).toBe('[CASE-4711] Sin servicio');
  });

  it('is one line without controls or reversed text, and ends where it gets long', () => {
    expect(ownSubject('Sin\r\nBcc: x@example.com\0\u202e servicio', desk.prefixes)).toBe(
      'Sin Bcc: x@example.com servicio',
    );
    expect(ownSubject('Re: '.repeat(3000) + 'x'.repeat(9000), desk.prefixes)).toMatch(/^x{149}…$/);
  });

  it('is not decoded a second time by the reader’s mail program', () => {
    expect(ownSubject('=?utf-8?Q?=0D=0AX?=', desk.prefixes)).not.toContain('=?');
  });
});
