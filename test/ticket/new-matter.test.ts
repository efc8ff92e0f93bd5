import { describe, expect, test } from 'vitest';
import type { Answer, FilledForm } from '../../src/questionnaire/reading.ts';
import { matterOf } from '../../src/ticket/matter.ts';
import { type Brought, broughtBy, isNewMatter } from '../../src/ticket/new-matter.ts';
import { ticketWith } from './steps.ts';

function said(texts: Record<string, string>): Record<string, Answer> {
  return Object.fromEntries(
    Object.entries(texts).map(([key, text]) => [key, { text, confidence: 1, from: 'plain' } as const]),
  );
}

const lima = {
  customerName: 'Minera Andina S.A.',
  site: 'Campamento 1, Lima',
  problemDescription: 'Enlace caído',
  serviceType: 'Internet',
};

const complete = ticketWith({ fields: said(lima), missing: [], unreadable: [] });

function brought(texts: Record<string, string>, change: Partial<Brought> = {}): Brought {
  return { form: 'latam-es', kind: 'incident', fields: said(texts), missing: [], others: [], ...change };
}

describe('a form that comes in an answer to a ticket', () => {
  test('is a new matter when it names another site or service, also while answers are missing', () => {
    for (const other of [{ site: 'Cusco' }, { serviceType: 'MPLS' }])
      expect(isNewMatter(brought({ ...lima, ...other }, { missing: ['rain'] }), complete)).toBe(true);
  });

  test('is the same matter when it only spells or shortens the site otherwise', () => {
    const ticket = ticketWith({ fields: said(lima), missing: ['rain'], unreadable: [] });
    for (const site of ['CAMPAMENTO 1 LIMA', 'Campamento 1', 'Campamento 1, Lima, Perú'])
      expect(isNewMatter(brought({ ...lima, site, rain: 'No' }), ticket), site).toBe(false);
  });

  test('is the same matter when it brings what was missing or not understood, with all the rest again', () => {
    const missing = ticketWith({ fields: said(lima), missing: ['rain'], unreadable: [] });
    expect(isNewMatter(brought({ ...lima, problemDescription: 'Sigue caído', rain: 'No' }), missing)).toBe(
      false,
    );
    const unreadable = ticketWith({
      fields: said({ ...lima, rain: '??' }),
      missing: [],
      unreadable: ['rain'],
    });
    expect(isNewMatter(brought({ ...lima, rain: 'No' }), unreadable)).toBe(false);
  });

  test('is the same matter when it corrects an answer or two', () => {
    expect(isNewMatter(brought({ site: 'Cusco', rain: 'No' }), complete)).toBe(false);
  });

  test('is a new matter when it is complete and says something else than a ticket that lacks nothing', () => {
    expect(isNewMatter(brought({ ...lima, problemDescription: 'Lentitud' }), complete)).toBe(true);
    expect(isNewMatter(brought(lima), complete)).toBe(false);
    expect(isNewMatter(brought(lima), { ...complete, status: 'closed' })).toBe(true);
  });

  test('is a new matter when it is another kind of form, or several', () => {
    expect(isNewMatter(brought({ site: 'Lima' }, { form: 'ssr-es', kind: 'ssr' }), complete)).toBe(true);
    expect(isNewMatter(brought(lima, { form: 'latam-pt' }), complete)).toBe(false);
    const second: FilledForm = {
      ...{ kind: 'incident', form: 'latam-es', language: 'es' },
      ...{ fields: said(lima), missing: [], unreadable: [] },
    };
    expect(isNewMatter(brought(lima, { others: [second] }), complete)).toBe(true);
  });

  test('completes a ticket that was opened without any form', () => {
    const formless = ticketWith({ form: null, fields: {}, missing: [], unreadable: [] });
    expect(isNewMatter(brought(lima), formless)).toBe(false);
  });

  test('counts only if all of it is new: what is quoted was said before', () => {
    const news = { form: 'latam-es', fields: said(lima) };
    expect(broughtBy(news, brought(lima))).toMatchObject({ form: 'latam-es' });
    expect(broughtBy({ ...news, fields: said({ rain: 'No' }) }, brought(lima))).toBeNull();
    expect(broughtBy({ ...news, form: null }, brought(lima))).toBeNull();
    expect(broughtBy(news, null)).toBeNull();
  });
});

describe('the matter of a ticket', () => {
  test('is the same however customer, site and service are spelled', () => {
    const spelled = {
      customerName: 'MINERA  ANDINA SA',
      site: 'campamento 1 - Lima',
      serviceType: 'internet',
    };
    expect(matterOf({ ...complete, fields: said(spelled) })).toBe(matterOf(complete));
  });

  test('differs with customer, site, service and kind', () => {
    const keys = [{}, { customerName: 'Pesquera' }, { site: 'Cusco' }, { serviceType: 'MPLS' }].map(change =>
      matterOf({ ...complete, fields: said({ ...lima, ...change }) }),
    );
    keys.push(matterOf({ ...complete, kind: 'ssr' }));
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('is not known while customer or site is not named', () => {
    const { site: _site, ...nowhere } = lima;
    expect(matterOf({ kind: 'incident', fields: said(nowhere) })).toBeNull();
    expect(matterOf({ kind: 'incident', fields: said({ ...nowhere, serviceId: 'LIM-1' }) })).not.toBeNull();
  });
});
