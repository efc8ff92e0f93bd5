import { describe, expect, test } from 'vitest';
import { baseSubject } from '../../src/mail/subject.ts';

const prefixes = ['INC-', 'SSR-', 'RFC-'];

describe('what the subjects of a thread have in common', () => {
  test.each([
    ['Re: Sin servicio', 'Sin servicio'],
    ['RV: RE: [INC-000123] Sin  servicio', 'Sin servicio'],
    ['[INC-000123] [INC-000124] Re[2]: Sin servicio', 'Sin servicio'],
    ['ENC: RES: Fwd: Sem sinal', 'Sem sinal'],
    ['[CASE-1] Sin servicio', '[CASE-1] Sin servicio'],
    ['Ref: pedido 7', 'Ref: pedido 7'],
    ['Reporte: Re: nada', 'Reporte: Re: nada'],
  ])('%s → %s', (subject, base) => {
    expect(baseSubject(subject, prefixes)).toBe(base);
  });

  test('a subject of nothing but prefixes is taken apart in linear time', () => {
    expect(baseSubject('Re: '.repeat(2_000), prefixes)).toBe('');
  });
});
