import { describe, expect, test } from 'vitest';
import { answerAddress } from '../../src/mail/answer.ts';
import { isPublicProvider, organisationOf } from '../../src/mail/organisation.ts';

const own = ['desk@example.com'];
const ana = { name: 'Ana', address: 'ana@minera.example.com.pe' };

const unknown = { automatic: null, authenticity: null, from: ana, returnPath: null };

function answer(returnPath: string | null, from = ana) {
  const given = answerAddress({ automatic: null, authenticity: null, from, returnPath }, own);
  return 'to' in given ? given.to : `withheld: ${given.withheld}`;
}

describe('a mail is answered', () => {
  test('to From when Return-Path is of its organisation or was not recorded', () => {
    expect(answer(ana.address)).toBe(ana.address);
    expect(answer('bounces+17@mail.example.com.pe')).toBe(ana.address);
    expect(answer(null)).toBe(ana.address);
    expect(answerAddress(unknown, own)).toMatchObject({
      why: expect.stringContaining('not verified'),
    });
  });

  test('to Return-Path when From is of another organisation', () => {
    expect(answer('x@relay.example.net')).toBe('x@relay.example.net');
    const public1 = { name: '', address: 'ana@gmail.com' };
    expect(answer('other@gmail.com', public1)).toBe('other@gmail.com');
    expect(answer('ANA@gmail.com', public1)).toBe('ana@gmail.com');
  });

  test('to From also from a foreign Return-Path when the domain in From vouches for the mail', () => {
    const authenticity = { sender: 'verified', evidence: 'dmarc=pass' } as const;
    const through = { ...unknown, returnPath: 'bounces+17=desk@relay.example.net' };
    expect(answerAddress({ ...through, authenticity }, own)).toMatchObject({ to: ana.address });
    expect(answerAddress({ ...through, authenticity, returnPath: '' }, own)).toHaveProperty('withheld');
  });

  test('not when a machine wrote it, nobody did, or we did', () => {
    expect(answer('')).toBe('withheld: null Return-Path');
    expect(
      answerAddress({ ...unknown, automatic: { kind: 'auto', rule: 'list', evidence: '' } }, own),
    ).toEqual({ withheld: 'automatic: list' });
    expect(
      answerAddress({ automatic: null, authenticity: null, from: null, returnPath: 'x@minera.example' }, own),
    ).toEqual({
      withheld: 'From names nobody',
    });
    expect(answer('DESK@example.com')).toBe('withheld: an address of our own');
    expect(answer('desk+incidents@example.com')).toBe('withheld: an address of our own');
    expect(answer(null, { name: '', address: 'Desk@example.com' })).toBe('withheld: an address of our own');
  });

  test('to no bounce box and no other address that nobody reads: a person has to telephone', () => {
    for (const box of [
      'bounces+17=desk@relay.example.net',
      '0100018f-bounce=ana@relay.example.net',
      'owner-noc@lists.example',
      'no-reply@tool.example',
    ])
      expect(answer(box), box).toBe("withheld: a machine's address");
  });

  test('to no address that could smuggle a command', () => {
    expect(answer('x@relay.example.net\r\nRCPT TO:<v@example.org>')).toBe(
      'withheld: the address cannot be written to',
    );
  });
});

describe('an organisation', () => {
  test('is the domain it registered, by the public suffix list', () => {
    expect(organisationOf('Ana Ruiz@noc.Minera.com.pe')).toBe('minera.com.pe');
    expect(organisationOf('ana@minera.gob.ar')).toBe('minera.gob.ar');
    expect(organisationOf('x@localhost')).toBeNull();
    expect(organisationOf('x@[192.0.2.1]')).toBeNull();
  });

  test('is not a public mail provider, where everybody has an address', () => {
    for (const domain of [
      'gmail.com',
      'hotmail.es',
      'yahoo.com.br',
      'outlook.com',
      'uol.com.br',
      'terra.com.pe',
      'live.com.mx',
      'me.com',
      'icloud.com',
      'tutanota.com',
      'adinet.com.uy',
    ])
      expect(isPublicProvider(domain), domain).toBe(true);
    for (const domain of ['minera.com.pe', 'me.gov.ar', 'mail.minera.com.pe', 'web.com.co'])
      expect(isPublicProvider(domain), domain).toBe(false);
    expect(organisationOf('ana@gmail.com')).toBeNull();
  });
});
