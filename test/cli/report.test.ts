import { expect, test } from 'vitest';
import type { Answer } from '../../src/questionnaire/reading.ts';
import type { TicketEvent } from '../../src/ticket/event.ts';
import { change, judged, monday, openedBy, opening } from '../store/samples.ts';
import { keepMails } from '../store/steps.ts';
import { newDesk, withStore } from './desk.ts';
import { acuse, objects } from './terminal.ts';

const november = ['report', 'ssr', '--month', '2026-11', '-c'];

/** A desk in Bogotá whose November saw four requests of two customers carried out. */
async function desk(): Promise<string> {
  const { config, folder } = newDesk();
  const requests = [
    { customer: 'Pesquera del Sur', category: 'nat', met: true, done: '2026-11-30T22:00:00Z' },
    { customer: 'Minería Andina S.A.', category: 'static_route', met: true, done: '2026-11-03T15:00:00Z' },
    { customer: 'MINERIA ANDINA S.A.', category: 'acl_filter', met: false, done: '2026-11-02T15:00:00Z' },
    // In Bogotá it is November still.
    { customer: '=HYPERLINK("x")', category: null, met: null, done: '2026-12-01T04:59:00Z' },
  ];
  await withStore(folder, async store => {
    const mails = await keepMails(store, 4);
    for (const [index, { customer, category, met, done }] of requests.entries()) {
      const mail = mails[index] ?? mails[0];
      const number = `SSR-00000${index + 1}`;
      const fulfilledAt = new Date(done);
      const events: TicketEvent[] = [
        {
          ...{ ...openedBy(mail, number), kind: 'ssr', form: 'ssr-es' },
          fields: {
            customerName: answer(customer),
            site: answer('Lima, "Centro"'),
            ssrCategory: category === null ? answer('lo de siempre') : { ...answer('x'), value: category },
          },
        },
        ...(met === null ? [] : [judged(met)]),
        {
          ...{ type: 'Accepted', at: monday, by: 'Rosa', startAt: new Date('2026-11-02T14:00:00Z') },
          ...{ isException: met === false, text: null },
        },
        { type: 'Fulfilled', at: fulfilledAt, by: 'Hugo', fulfilledAt, text: null },
      ];
      await store.record([opening(mail, number, { changes: [change(null, events)] })]);
    }
  });
  return config;
}

function answer(text: string): Answer {
  return { text, confidence: 1, from: 'plain' };
}

test('the month of an invoice is a table a customer, however the name is spelled, with its total', async () => {
  const { code, out } = await acuse(...november, await desk());
  expect(code).toBe(0);
  expect(out).toBe(`Service requests fulfilled in 2026-11, times of America/Bogota

=HYPERLINK("x")
  NUMBER      CATEGORY       SITE            REQUESTED  AGREED            FULFILLED         LEAD TIME   BY
  SSR-000004  lo de siempre  Lima, "Centro"             2026-11-02 09:00  2026-11-30 23:59  not judged  Hugo
  1 request: 1 lo de siempre

MINERIA ANDINA S.A.
  NUMBER      CATEGORY                  SITE            REQUESTED         AGREED            FULFILLED         LEAD TIME           BY
  SSR-000003  filters and access lists  Lima, "Centro"  2026-03-04 09:00  2026-11-02 09:00  2026-11-02 10:00  exception accepted  Hugo
  SSR-000002  static route              Lima, "Centro"  2026-03-04 09:00  2026-11-02 09:00  2026-11-03 10:00  in time             Hugo
  2 requests: 1 filters and access lists, 1 static route; 1 exception accepted

Pesquera del Sur
  NUMBER      CATEGORY  SITE            REQUESTED         AGREED            FULFILLED         LEAD TIME  BY
  SSR-000001  NAT       Lima, "Centro"  2026-03-04 09:00  2026-11-02 09:00  2026-11-30 17:00  in time    Hugo
  1 request: 1 NAT

4 requests of 3 customers
`);
});

test('a spreadsheet gets UTF-8 it recognises, and runs nothing that a customer wrote', async () => {
  const { out } = await acuse(...november, await desk(), '--csv');
  const [head, formula, , second] = out.split('\r\n');
  expect(head).toMatch(/^\ufeffCustomer,Category,Number,Site,.*Fulfilled \(America\/Bogota\),Lead time/);
  expect(formula).toMatch(/^"'=HYPERLINK\(""x""\)",lo de siempre,SSR-000004,"Lima, ""Centro""",/);
  expect(second).toMatch(/^Minería Andina S\.A\.,static route,SSR-000002,.*,in time,Rosa,Hugo$/);
  expect(out.endsWith('Hugo\r\n')).toBe(true);
});

test('other programs get one object a request', async () => {
  const lines = objects(await acuse(...november, await desk(), '--json'));
  expect(lines).toHaveLength(4);
  expect(lines[1]).toMatchObject({
    ...{ customer: 'MINERIA ANDINA S.A.', category: 'acl_filter', number: 'SSR-000003' },
    ...{ requestedFor: '2026-03-04T14:00:00.000Z', fulfilledAt: '2026-11-02T15:00:00.000Z' },
    ...{ leadTime: 'exception', acceptedBy: 'Rosa', fulfilledBy: 'Hugo' },
  });
});

test('a month in which nothing was carried out says so; one that is none ends with 2', async () => {
  const config = await desk();
  expect(await acuse('report', 'ssr', '--month', '2026-12', '-c', config)).toMatchObject({
    ...{ code: 0, out: 'no service request was fulfilled in 2026-12 (America/Bogota)\n' },
  });
  for (const words of [
    ['--month', '2026-13'],
    ['--month', 'may'],
    [],
    ['--month', '2026-11', '--csv', '--json'],
  ])
    expect((await acuse('report', 'ssr', '-c', config, ...words)).code).toBe(2);
});
